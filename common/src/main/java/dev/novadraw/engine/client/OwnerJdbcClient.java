package dev.novadraw.engine.client;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Runs statements with the row-level-security role of one owner. Sets the role and runs
 * the statement in one round trip. In a transaction the role stays set until its end;
 * otherwise the round trip is a transaction of its own.
 */
@Component
public class OwnerJdbcClient {

	private final NamedParameterJdbcTemplate jdbc;

	public OwnerJdbcClient(NamedParameterJdbcTemplate jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Runs one statement.
	 * @param sql the statement, with the parameters {@code :client} and {@code :user};
	 * the latter is empty for all users
	 * @return the rows
	 */
	public <T> List<T> query(Owner owner, String sql, Map<String, ?> parameters, RowMapper<T> mapper) {
		Map<String, Object> all = new HashMap<>(parameters);
		all.putAll(RowLevelSecurity.parameters(owner));
		List<T> found = this.jdbc.execute(RowLevelSecurity.ASSUME + ";" + sql, all,
				(statement) -> rows(statement, mapper));
		return (found != null) ? found : List.of();
	}

	private static <T> List<T> rows(PreparedStatement statement, RowMapper<T> mapper) throws SQLException {
		List<T> found = new ArrayList<>();
		statement.execute();
		statement.getMoreResults();
		try (ResultSet rows = statement.getResultSet()) {
			while (rows.next()) {
				found.add(mapper.mapRow(rows, found.size()));
			}
		}
		return found;
	}

}
