package dev.novadraw.gateway.credential;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;

import dev.novadraw.engine.loop.WorkLoop;
import dev.novadraw.gateway.caller.Caller;

/**
 * A loop that ends open streams and downloads within seconds after their key was revoked
 * or their client was disabled. One query checks all of them.
 */
@Service
public class CredentialWatch extends WorkLoop {

	private static final Duration INTERVAL = Duration.ofSeconds(2);

	private final ApiKeyRepository keys;

	private final Map<Credential, Set<Runnable>> registrations = new ConcurrentHashMap<>();

	CredentialWatch(ApiKeyRepository keys) {
		super("credential watch", INTERVAL);
		this.keys = keys;
	}

	/**
	 * The credential that a stream or download depends on.
	 *
	 * @param client the client
	 * @param key the public part of the API key, or of the key that issued the token;
	 * null without one
	 */
	record Credential(String client, @Nullable String key) {
	}

	/**
	 * A registration, removed when it is closed.
	 */
	public interface Registration extends AutoCloseable {

		@Override
		void close();

	}

	/**
	 * Registers a stream or download of a caller.
	 * @param end the action that ends it when the credential becomes invalid; it has to
	 * return at once
	 */
	public Registration register(Caller caller, Runnable end) {
		if (caller.limits() == null) {
			// If no key is required, none can be revoked.
			return () -> {
			};
		}
		Credential credential = new Credential(caller.client(), caller.key());
		this.registrations.compute(credential, (key, existing) -> with(existing, end));
		return () -> this.registrations.computeIfPresent(credential, (key, all) -> without(all, end));
	}

	@Override
	protected boolean step() {
		Collection<Credential> credentials = List.copyOf(this.registrations.keySet());
		if (!credentials.isEmpty()) {
			this.keys.lost(credentials)
				.forEach((lost) -> this.registrations.getOrDefault(lost, Set.of()).forEach(Runnable::run));
		}
		return false;
	}

	private static Set<Runnable> with(@Nullable Set<Runnable> existing, Runnable end) {
		Set<Runnable> all = (existing != null) ? existing : ConcurrentHashMap.newKeySet();
		all.add(end);
		return all;
	}

	private static @Nullable Set<Runnable> without(Set<Runnable> all, Runnable end) {
		all.remove(end);
		return all.isEmpty() ? null : all;
	}

}
