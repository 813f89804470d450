package dev.novadraw.embedded;

import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import javax.security.auth.callback.Callback;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.UnsupportedCallbackException;
import javax.security.auth.login.AppConfigurationEntry;

import org.apache.kafka.common.security.auth.AuthenticateCallbackHandler;
import org.apache.kafka.common.security.scram.ScramCredential;
import org.apache.kafka.common.security.scram.ScramCredentialCallback;
import org.apache.kafka.common.security.scram.internals.ScramFormatter;
import org.apache.kafka.common.security.scram.internals.ScramMechanism;
import org.jspecify.annotations.Nullable;

/**
 * Tells the broker its users from its own settings. Kafka's way keeps them in its log,
 * where they are lost with it, and are missing until somebody has written them there.
 */
public final class KafkaUsers implements AuthenticateCallbackHandler {

	/** How the options of a login begin that name a user and its password. */
	static final String OPTION = "user_";

	private final Map<String, ScramCredential> credentials = new HashMap<>();

	/**
	 * For Kafka, which makes one for each of its listeners.
	 */
	public KafkaUsers() {
		// It is configured next.
	}

	@Override
	public void configure(Map<String, ?> configs, String mechanism, List<AppConfigurationEntry> logins) {
		logins.getFirst().getOptions().forEach((option, password) -> {
			if (option.startsWith(OPTION)) {
				this.credentials.put(option.substring(OPTION.length()), credential((String) password));
			}
		});
	}

	private static ScramCredential credential(String password) {
		try {
			ScramMechanism mechanism = ScramMechanism.SCRAM_SHA_512;
			return new ScramFormatter(mechanism).generateCredential(password, mechanism.minIterations());
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void handle(Callback[] callbacks) throws UnsupportedCallbackException {
		String user = null;
		for (Callback callback : callbacks) {
			switch (callback) {
				case NameCallback name -> user = name.getDefaultName();
				case ScramCredentialCallback wanted -> wanted.scramCredential(credential(user, this.credentials));
				default -> throw new UnsupportedCallbackException(callback);
			}
		}
	}

	private static @Nullable ScramCredential credential(@Nullable String user, Map<String, ScramCredential> all) {
		return (user != null) ? all.get(user) : null;
	}

	@Override
	public void close() {
		this.credentials.clear();
	}

}
