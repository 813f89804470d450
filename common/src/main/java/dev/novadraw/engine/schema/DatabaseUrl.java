package dev.novadraw.engine.schema;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.novadraw.engine.setting.NotReadyException;
import dev.novadraw.engine.setting.PasswordMask;

/**
 * Rejects URLs that the driver cannot parse, without repeating them: the driver would
 * print them with their password.
 */
public final class DatabaseUrl {

	private static final String HOST = "(?:\\[[0-9a-zA-Z:.%]++]|[^\\[\\]:/?@,\\s]*+)(?::[0-9]{1,5}+)?+";

	private static final Pattern FORM = Pattern
		.compile("jdbc:postgresql:(?://" + HOST + "(?:," + HOST + ")*+/?+)?+[^/?@\\s]*+(?:\\?\\S*+)?+");

	private static final Pattern PREPARE_THRESHOLD = Pattern.compile("[?&]prepareThreshold=([^&]*+)");

	private DatabaseUrl() {
	}

	public static void require(String url) {
		if (!isValid(url)) {
			throw new NotReadyException("NOVA_DB_URL is not the URL of a PostgreSQL database.",
					"It has the form jdbc:postgresql://host:5432/nova; user and password have variables of their own.");
		}
	}

	/**
	 * Returns true if transactions of one connection may have different sessions. With
	 * {@code prepareThreshold=0}, the driver keeps nothing in a session.
	 * @param properties settings of the driver beside those of the URL
	 */
	public static boolean isForTransactionPooling(String url, Properties properties) {
		Matcher ofUrl = PREPARE_THRESHOLD.matcher(url);
		return "0".equals(ofUrl.find() ? ofUrl.group(1) : properties.getProperty("prepareThreshold"));
	}

	/** Returns the same URL for a pooler in transaction mode, without passwords. */
	static String forTransactionPooling(String url) {
		return PasswordMask.hide(url) + (url.contains("?") ? "&" : "?") + "prepareThreshold=0";
	}

	private static boolean isValid(String url) {
		return FORM.matcher(url).matches() && isReadable(url);
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
