package dev.novadraw.gateway.access;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Service;

import dev.novadraw.client.Owner;

/**
 * Knows who stands behind a token. What was looked up is remembered for seconds, which is
 * also how long a revoked key may still be good for.
 */
@Service
class Callers {

	private static final Logger log = LoggerFactory.getLogger(Callers.class);

	private static final int MOST_REMEMBERED = 50_000;

	private final ApiKeys keys;

	private final AccessTokens tokens;

	private final Clients clients;

	private final ClientLimits usualLimits;

	private final Cache<ByteBuffer, Optional<Caller>> byHash;

	private final Cache<String, Optional<ClientLimits>> byClient;

	/** Those that were good within the last hour. They are looked up all the same. */
	private final Cache<ByteBuffer, Boolean> proven = Caffeine.newBuilder()
		.expireAfterAccess(Duration.ofHours(1))
		.maximumSize(MOST_REMEMBERED)
		.build();

	Callers(ApiKeys keys, AccessTokens tokens, Clients clients, AccessSettings settings) {
		this.keys = keys;
		this.tokens = tokens;
		this.clients = clients;
		this.usualLimits = settings.limits().toLimits();
		this.byHash = remembering(settings.memory());
		this.byClient = remembering(settings.memory());
	}

	private static <K, V> Cache<K, V> remembering(Duration memory) {
		return Caffeine.newBuilder().expireAfterWrite(memory).maximumSize(MOST_REMEMBERED).build();
	}

	/**
	 * Whether it was a good one not long ago, so that it is not one that somebody
	 * guesses.
	 */
	boolean isProven(Token token) {
		return this.proven.getIfPresent(ByteBuffer.wrap(token.hash())) != null;
	}

	Optional<Caller> of(Token token) {
		Optional<Caller> caller = find(token);
		caller.ifPresent((known) -> this.proven.put(ByteBuffer.wrap(token.hash()), true));
		return caller;
	}

	private Optional<Caller> find(Token token) {
		byte[] hash = token.hash();
		return switch (token.type()) {
			case LIVE, TEST -> this.byHash.get(ByteBuffer.wrap(hash), (key) -> this.keys.find(hash).map(this::caller));
			case USER -> this.byHash.get(ByteBuffer.wrap(hash), (key) -> this.tokens.find(hash).map(this::caller));
			case STREAM -> this.tokens.take(hash).map(this::caller);
		};
	}

	/**
	 * The limits of a client who proved in another way that it is one; empty when there
	 * is no such client.
	 */
	Optional<ClientLimits> limits(String client) {
		return this.byClient.get(client, (name) -> this.clients.findEnabled(name).map(this::orUsual));
	}

	private Caller caller(ApiKeys.Found key) {
		if (key.unnoticed()) {
			touch(key.id());
		}
		return new Caller(Owner.of(key.client()), key.id(), key.scopes(), null, orUsual(key.limits()), null);
	}

	private Caller caller(AccessTokens.Found token) {
		return new Caller(token.owner(), token.key(), token.scopes(), token.job(), orUsual(token.limits()),
				token.expiresAt());
	}

	private ClientLimits orUsual(ClientLimits own) {
		return own.or(this.usualLimits);
	}

	private void touch(String key) {
		try {
			this.keys.touch(key);
		}
		catch (DataAccessException ex) {
			// Whoever may read need not be kept from it because this cannot be written.
			log.debug("Cannot note that key {} was used", key, ex);
		}
	}

	/**
	 * Gives out a token for one end user, or a ticket for one job.
	 */
	Issued issue(Token.Type type, Caller by, Owner owner, @Nullable UUID job, Set<Scope> scopes, Duration life) {
		Token token = Token.create(type);
		return new Issued(token, this.tokens.add(token, owner, by.key(), job, scopes, life));
	}

	/**
	 * A token that was just made. Nobody will be able to say it again.
	 */
	record Issued(Token token, Instant expiresAt) {
	}

}
