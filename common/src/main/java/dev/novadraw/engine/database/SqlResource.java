package dev.novadraw.engine.database;

import java.io.IOException;
import java.io.InputStream;
import java.util.stream.Collectors;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * SQL statements in files of their own, one in a file. Each file is a script for
 * {@code psql}: it sets example values for the named parameters, then runs the statement.
 */
public final class SqlResource {

	private static final String COMMENT = "--";

	private static final String EXAMPLE = "\\set ";

	private SqlResource() {
	}

	/**
	 * Loads the statement of a file, without comments and examples.
	 * @param user the class that runs the statement; the file is in its package
	 * @param file the name of the file
	 * @throws IllegalStateException if the file is missing
	 */
	public static String load(Class<?> user, String file) {
		try (InputStream content = user.getResourceAsStream(file)) {
			if (content == null) {
				throw new IllegalStateException("The SQL statement " + path(user, file) + " is missing");
			}
			return statement(new String(content.readAllBytes(), UTF_8));
		}
		catch (IOException ex) {
			throw new IllegalStateException("The SQL statement " + path(user, file) + " cannot be read", ex);
		}
	}

	private static String path(Class<?> user, String file) {
		return user.getPackageName().replace('.', '/') + "/" + file;
	}

	static String statement(String script) {
		String statement = script.lines()
			.filter((line) -> !line.stripLeading().startsWith(COMMENT) && !line.startsWith(EXAMPLE))
			.collect(Collectors.joining("\n"))
			.strip();
		return statement.endsWith(";") ? statement.substring(0, statement.length() - 1) : statement;
	}

}
