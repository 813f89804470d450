package dev.novadraw.embedded.kafka;

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
 * The users of the broker, provided from its own settings. Kafka keeps users in its
 * metadata log, where they are missing until they are written and are lost with the log.
 */
public final class KafkaUserHandler implements AuthenticateCallbackHandler {

	/** The prefix of login options that name a user and hold its password. */
	static final String OPTION = "user_";

	private final Map<String, ScramCredential> credentials = new HashMap<>();

	/**
	 * Creates the handler; called by Kafka for each of its listeners.
	 */
	public KafkaUserHandler() {
		// The next call configures the handler.
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
