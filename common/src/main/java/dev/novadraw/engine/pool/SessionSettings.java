package dev.novadraw.engine.pool;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * The server settings that statements rely on, such as timeouts. They are those of the
 * startup parameter {@code options}, without network settings.
 *
 * @param values the values by name
 */
public record SessionSettings(Map<String, String> values) {

	private static final Pattern OPTION = Pattern.compile("(?<!\\S)(?:-c\\s*+|--)([\\w.-]++)=(\\S++)");

	private static final String NETWORK = "tcp_";

	private static final String SEARCH_PATH = "search_path";

	public static SessionSettings of(@Nullable String options) {
		Map<String, String> values = new LinkedHashMap<>();
		Matcher option = OPTION.matcher((options != null) ? options : "");
		while (option.find()) {
			String name = option.group(1).replace('-', '_');
			if (!name.startsWith(NETWORK)) {
				values.put(name, option.group(2));
			}
		}
		return new SessionSettings(values);
	}

	/**
	 * Returns the statement that applies all settings until the end of a transaction.
	 * @param role the role of the transaction, or {@code none}
	 */
	String forTransaction(String role) {
		Map<String, String> all = new LinkedHashMap<>();
		// Another user of the same session may have left a search path of its own.
		all.put(SEARCH_PATH, "public");
		all.putAll(this.values);
		all.put("role", role);
		return select(all, SessionSettings::set);
	}

	/**
	 * Returns the names of the settings that the session of a connection lacks.
	 */
	public List<String> missingIn(Connection connection) throws SQLException {
		if (this.values.isEmpty()) {
			return List.of();
		}
		List<String> found = row(connection, select(this.values, (name, value) -> "current_setting('" + name + "')"));
		// The server normalizes values, such as 60s to 1min.
		List<String> wanted = row(connection, select(this.values, SessionSettings::set));
		List<String> missing = new ArrayList<>();
		int column = 0;
		for (String name : this.values.keySet()) {
			if (!found.get(column).equals(wanted.get(column))) {
				missing.add(name);
			}
			column++;
		}
		return missing;
	}

	private static String set(String name, String value) {
		return "set_config('%s', '%s', true)".formatted(name, value.replace("'", "''"));
	}

	private static String select(Map<String, String> values, BiFunction<String, String, String> expression) {
		return values.entrySet()
			.stream()
			.map((entry) -> expression.apply(entry.getKey(), entry.getValue()))
			.collect(Collectors.joining(", ", "select ", ""));
	}

	private static List<String> row(Connection connection, String sql) throws SQLException {
		try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(sql)) {
			row.next();
			List<String> columns = new ArrayList<>();
			for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
				columns.add(row.getString(column));
			}
			return columns;
		}
	}

}
