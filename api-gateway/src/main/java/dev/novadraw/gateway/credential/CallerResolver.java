package dev.novadraw.gateway.credential;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataAccessException;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.stereotype.Service;

import dev.novadraw.engine.client.Owner;
import dev.novadraw.engine.timeout.TimeBudget;
import dev.novadraw.gateway.caller.Caller;
import dev.novadraw.gateway.caller.ClientLimits;
import dev.novadraw.gateway.caller.Expiry;
import dev.novadraw.gateway.caller.Scope;

/**
 * The service that finds the caller behind a token. Results are cached for seconds, so a
 * revoked key may remain usable for that long.
 */
@Service
public class CallerResolver {

	private static final Logger log = LoggerFactory.getLogger(CallerResolver.class);

	private static final int MAX_REMEMBERED = 50_000;

	private final CredentialRepository credentials;

	private final AccessTokenRepository tokens;

	private final ClientLimits usualLimits;

	private final AsyncCache<ByteBuffer, Found> byHash;

	private final AsyncCache<String, Optional<ClientLimits>> byClient;

	/** Tokens valid within the last hour. They are looked up nevertheless. */
	private final Cache<ByteBuffer, Boolean> proven = Caffeine.newBuilder()
		.expireAfterAccess(Duration.ofHours(1))
		.maximumSize(MAX_REMEMBERED)
		.build();

	CallerResolver(CredentialRepository credentials, AccessTokenRepository tokens, AccessProperties settings) {
		this.credentials = credentials;
		this.tokens = tokens;
		this.usualLimits = settings.limits().toLimits();
		this.byHash = remembering(settings.memory());
		this.byClient = remembering(settings.memory());
	}

	/**
	 * The result of looking up a token.
	 *
	 * @param caller the caller behind it, null if it is not valid
	 * @param wasValid true if it is or was valid
	 */
	private record Found(@Nullable Caller caller, boolean wasValid) {

		static final Found NONE = new Found(null, false);

		static final Found LAPSED = new Found(null, true);

	}

	// Concurrent requests share one look-up and its failure: one after the other, each
	// would wait for all before it.
	private static <K, V> AsyncCache<K, V> remembering(Duration memory) {
		return Caffeine.newBuilder()
			.executor(Thread::startVirtualThread)
			.expireAfterWrite(memory)
			.maximumSize(MAX_REMEMBERED)
			.buildAsync();
	}

	/**
	 * Returns true if a token was valid within the last hour, or its look-up is cached.
	 */
	public boolean isRemembered(Token token) {
		ByteBuffer hash = ByteBuffer.wrap(token.hash());
		return this.proven.getIfPresent(hash) != null || this.byHash.synchronous().getIfPresent(hash) != null;
	}

	/**
	 * Finds the caller behind a token.
	 * @throws LapsedCredentialException if the token is no longer valid
	 */
	public Caller of(Token token) {
		ByteBuffer hash = ByteBuffer.wrap(token.hash());
		Found found = (token.type() == Token.Type.STREAM) ? consume(hash)
				: TimeBudget.await(this.byHash.get(hash, (key) -> find(token.type(), key.array())));
		if (found.caller() == null) {
			throw found.wasValid() ? new LapsedCredentialException()
					: new InvalidBearerTokenException("Not a token of this service");
		}
		this.proven.put(hash, true);
		return found.caller();
	}

	// A ticket opens one stream, so the cached result is that it is no longer valid.
	private Found consume(ByteBuffer hash) {
		Found remembered = this.byHash.synchronous().getIfPresent(hash);
		if (remembered != null) {
			return remembered;
		}
		Found found = find(Token.Type.STREAM, hash.array());
		this.byHash.synchronous().put(hash, found.wasValid() ? Found.LAPSED : Found.NONE);
		return found;
	}

	private Found find(Token.Type type, byte[] hash) {
		Optional<Caller> caller = switch (type) {
			case LIVE, TEST -> this.credentials.find(hash).map(this::caller);
			case USER -> this.tokens.find(hash).map(this::caller);
			case STREAM -> this.tokens.consume(hash).map(this::caller);
		};
		return caller.map((valid) -> new Found(valid, true))
			.orElseGet(() -> wasValid(type, hash) ? Found.LAPSED : Found.NONE);
	}

	private boolean wasValid(Token.Type type, byte[] hash) {
		return switch (type) {
			case LIVE, TEST -> this.credentials.exists(hash);
			case USER, STREAM -> this.tokens.wasValid(hash);
		};
	}

	/**
	 * Returns the limits of a client that is authenticated by a JWT; empty if it is
	 * unknown or disabled.
	 */
	Optional<ClientLimits> limits(String client) {
		return TimeBudget.await(this.byClient.get(client, (name) -> this.credentials.limits(name).map(this::orUsual)));
	}

	private Caller caller(CredentialRepository.Found key) {
		if (key.unnoticed()) {
			touch(key.id());
		}
		return new Caller(Owner.of(key.client()), key.id(), key.scopes(), null, orUsual(key.limits()), null);
	}

	private Caller caller(AccessTokenRepository.Found token) {
		return new Caller(token.owner(), token.key(), token.scopes(), token.job(), orUsual(token.limits()),
				Expiry.in(token.left()));
	}

	private ClientLimits orUsual(ClientLimits own) {
		return own.or(this.usualLimits);
	}

	private void touch(String key) {
		try {
			this.credentials.touch(key);
		}
		catch (DataAccessException ex) {
			// A failed update of the last use must not fail the request.
			log.debug("Key use not recorded: key={}", key, ex);
		}
	}

	/**
	 * Issues a token for one end user, or a ticket for one job.
	 */
	Issued issue(Token.Type type, Caller by, Owner owner, @Nullable UUID job, Set<Scope> scopes, Duration life) {
		Token token = Token.create(type);
		return new Issued(token, this.tokens.add(token, owner, by.key(), job, scopes, life));
	}

	/**
	 * A token that was just issued. It cannot be shown again, as only its hash is stored.
	 */
	public record Issued(Token token, Instant expiresAt) {
	}

}
