package dev.novadraw.gateway.client;

import java.time.Instant;
import java.util.List;
import java.util.Set;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

import dev.novadraw.gateway.caller.Scope;
import dev.novadraw.gateway.credential.Token;
import dev.novadraw.gateway.jpa.IdentifiedEntity;

/**
 * An API key of a client. Its id is the public part of the key.
 */
@Entity
@Table(name = "api_key")
@SuppressWarnings("NullAway.Init")
public class ApiKey extends IdentifiedEntity {

	@Column(updatable = false)
	private String client;

	@Column(updatable = false)
	private byte[] secretHash;

	@JdbcTypeCode(SqlTypes.ARRAY)
	@Column(updatable = false)
	private List<String> scopes;

	@Column(updatable = false)
	private @Nullable Instant expiresAt;

	private @Nullable Instant revokedAt;

	// Written by the statement that looks up keys.
	@Column(insertable = false, updatable = false)
	private @Nullable Instant lastUsedAt;

	protected ApiKey() {
	}

	ApiKey(Token key, Client client, Set<Scope> scopes, @Nullable Instant expiresAt) {
		super(key.id());
		this.client = client.getId();
		this.secretHash = key.hash();
		this.scopes = scopes.stream().map(Scope::id).sorted().toList();
		this.expiresAt = expiresAt;
	}

	String getClient() {
		return this.client;
	}

	boolean isActive(Instant now) {
		return this.revokedAt == null && (this.expiresAt == null || this.expiresAt.isAfter(now));
	}

	/**
	 * Returns the granted scopes, sorted.
	 */
	public List<String> getScopes() {
		return this.scopes;
	}

	/**
	 * Returns the time of its expiry, null if it does not expire.
	 */
	public @Nullable Instant getExpiresAt() {
		return this.expiresAt;
	}

	/**
	 * Returns the time of its revocation, null if it is not revoked.
	 */
	public @Nullable Instant getRevokedAt() {
		return this.revokedAt;
	}

	/**
	 * Returns the time of its last use, accurate to about a minute; null if it was not
	 * used.
	 */
	public @Nullable Instant getLastUsedAt() {
		return this.lastUsedAt;
	}

	void revoke(Instant now) {
		this.revokedAt = (this.revokedAt != null) ? this.revokedAt : now;
	}

}
