package dev.novadraw.embedded.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;

import dev.novadraw.embedded.EmbeddedServerException;

/**
 * The logins of the database beside its administrator. The owner of the tables runs the
 * migrations; the application has no rights until it sets one of its roles.
 */
final class PostgresRoles {

	static final String OWNER = "nova_owner";

	static final String APPLICATION = "nova_app";

	private static final String PASSWORDS = """
			;
			alter role nova_owner password '%s';
			alter role nova_app password '%s';
			""";

	private PostgresRoles() {
	}

	/**
	 * Returns the statements that set up all roles; they can be run repeatedly.
	 * @param password the administrator's password
	 */
	static String setup(String password) {
		return script() + PASSWORDS.formatted(password(OWNER, password), password(APPLICATION, password));
	}

	private static String script() {
		try (InputStream script = PostgresRoles.class.getResourceAsStream("roles.sql")) {
			return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new EmbeddedServerException("roles.sql cannot be read: build the project again.", ex);
		}
	}

	/**
	 * Returns the password of a login; the administrator's cannot be derived from it.
	 */
	static String password(String login, String administrators) {
		try {
			byte[] digest = MessageDigest.getInstance("SHA-256")
				.digest((login + ":" + administrators).getBytes(StandardCharsets.UTF_8));
			return HexFormat.of().formatHex(digest);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
