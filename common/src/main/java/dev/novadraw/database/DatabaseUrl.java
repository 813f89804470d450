package dev.novadraw.database;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.regex.Pattern;

/**
 * Rejects URLs that the driver cannot read, without repeating them: the driver would
 * print them with their password.
 */
final class DatabaseUrl {

	private static final String HOST = "(?:\\[[0-9a-zA-Z:.%]++]|[^\\[\\]:/?@,\\s]*+)(?::[0-9]{1,5}+)?+";

	private static final Pattern FORM = Pattern
		.compile("jdbc:postgresql:(?://" + HOST + "(?:," + HOST + ")*+/?+)?+[^/?@\\s]*+(?:\\?\\S*+)?+");

	private DatabaseUrl() {
	}

	static void require(String url) {
		if (!FORM.matcher(url).matches() || !isReadable(url)) {
			throw new DatabaseNotReady("NOVA_DB_URL is not the URL of a PostgreSQL database.",
					"It has the form jdbc:postgresql://host:5432/nova; user and password have variables of their own.");
		}
	}

	private static boolean isReadable(String url) {
		try {
			DriverManager.getDriver(url);
			return true;
		}
		catch (SQLException ex) {
			return false;
		}
	}

}
