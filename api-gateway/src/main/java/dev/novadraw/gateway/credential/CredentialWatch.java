package dev.novadraw.gateway.credential;

import java.time.Duration;
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

	private final CredentialRepository credentials;

	/** The actions that end streams and downloads, each with its credential. */
	private final Map<Runnable, Credential> registrations = new ConcurrentHashMap<>();

	CredentialWatch(CredentialRepository credentials) {
		super("credential watch", INTERVAL);
		this.credentials = credentials;
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
	 * @param end the action that ends it when the credential becomes invalid, of this
	 * registration alone; it has to return at once
	 */
	public Registration register(Caller caller, Runnable end) {
		if (caller.limits() == null) {
			// If no key is required, none can be revoked.
			return () -> {
			};
		}
		this.registrations.put(end, new Credential(caller.client(), caller.key()));
		return () -> this.registrations.remove(end);
	}

	@Override
	protected boolean step() {
		Set<Credential> registered = Set.copyOf(this.registrations.values());
		if (!registered.isEmpty()) {
			List<Credential> lost = this.credentials.lost(registered);
			this.registrations.forEach((end, credential) -> {
				if (lost.contains(credential)) {
					end.run();
				}
			});
		}
		return false;
	}

}
