package dev.novadraw.engine.topic;

import java.util.regex.Pattern;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The credentials of this process for Kafka. A login that would be ignored or cannot be
 * parsed is rejected at the start, because Kafka's clients would retry it forever.
 *
 * @param user the user name, empty if the broker needs no login
 * @param password the password of the user
 * @param protocol the security protocol, such as {@code SASL_SSL}
 */
@ConfigurationProperties("nova.kafka")
record KafkaLoginProperties(@DefaultValue("") String user, @DefaultValue("") String password,
		@DefaultValue("PLAINTEXT") String protocol) {

	/** Matches characters that would end the quoted login in Kafka's settings. */
	private static final Pattern QUOTES = Pattern.compile("[\"\\\\\\p{Cntrl}]");

	KafkaLoginProperties {
		boolean login = protocol.startsWith("SASL_");
		if (!login && !user.isEmpty()) {
			throw new IllegalArgumentException(
					"NOVA_KAFKA_USER is set, so NOVA_KAFKA_PROTOCOL must be SASL_SSL or SASL_PLAINTEXT");
		}
		if (login && (user.isEmpty() || password.isEmpty())) {
			throw new IllegalArgumentException(
					"NOVA_KAFKA_PROTOCOL is " + protocol + ", so NOVA_KAFKA_USER and NOVA_KAFKA_PASSWORD must be set");
		}
		if (QUOTES.matcher(user + password).find()) {
			throw new IllegalArgumentException(
					"NOVA_KAFKA_USER and NOVA_KAFKA_PASSWORD must be without quotes and backslashes");
		}
	}

	@Override
	public String toString() {
		return "KafkaLoginProperties[user=%s, protocol=%s]".formatted(this.user, this.protocol);
	}

}
