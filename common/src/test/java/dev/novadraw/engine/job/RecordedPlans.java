package dev.novadraw.engine.job;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Runs statements as an application does and records the plan of each, with the pages
 * that each part of it read. The server sends the plans as notices.
 */
final class RecordedPlans extends JdbcTemplate implements AutoCloseable {

	/** The options of {@code nova-common.yml} that matter to the planner. */
	private static final String[] SETTINGS = { "plan_cache_mode = force_generic_plan", "jit = off",
			"auto_explain.log_min_duration = 0", "auto_explain.log_analyze = on", "auto_explain.log_buffers = on",
			"auto_explain.log_timing = off", "auto_explain.log_nested_statements = on",
			"auto_explain.log_format = json", "auto_explain.log_level = notice" };

	private final Connection connection;

	private final List<Plan> plans = new ArrayList<>();

	/**
	 * A plan that was executed.
	 *
	 * @param sql the statement
	 * @param pages the maximum number of pages that one of its parts read
	 * @param json the whole plan
	 */
	record Plan(String sql, long pages, String json) {

		static Plan of(String notice) {
			JsonNode json = JsonMapper.shared().readTree(notice.substring(notice.indexOf('{')));
			long pages = parts(json.get("Plan"))
				.mapToLong(
						(part) -> part.path("Shared Hit Blocks").asLong(0) + part.path("Shared Read Blocks").asLong(0))
				.max()
				.orElse(0);
			return new Plan(json.get("Query Text").asString(), pages, json.toPrettyString());
		}

		private static Stream<JsonNode> parts(JsonNode plan) {
			return Stream.concat(Stream.of(plan), plan.path("Plans").valueStream().flatMap(Plan::parts));
		}

		@Override
		public String toString() {
			return "%d pages: %s%n%s".formatted(this.pages, this.sql, this.json);
		}

	}

	/**
	 * Starts to record.
	 * @param administrator a connection of an administrator, the only login with the
	 * right to record
	 */
	RecordedPlans(Connection administrator) {
		super(new SingleConnectionDataSource(administrator, true));
		this.connection = administrator;
		setIgnoreWarnings(false);
		execute("load 'auto_explain'");
		for (String setting : SETTINGS) {
			execute("set " + setting);
		}
	}

	/**
	 * Runs work with a role.
	 * @return the plans of all statements that the work executed
	 */
	List<Plan> of(String role, Runnable work) {
		execute("set role " + role);
		takePlans();
		work.run();
		List<Plan> plans = takePlans();
		execute("reset role");
		return plans;
	}

	private List<Plan> takePlans() {
		try {
			// Includes plans that are sent only at the end of a transaction.
			keep(this.connection.getWarnings());
			this.connection.clearWarnings();
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
		List<Plan> recorded = List.copyOf(this.plans);
		this.plans.clear();
		return recorded;
	}

	@Override
	protected void handleWarnings(Statement statement) throws SQLException {
		keep(statement.getWarnings());
	}

	private void keep(@Nullable SQLWarning first) {
		for (SQLWarning warning = first; warning != null; warning = warning.getNextWarning()) {
			String message = String.valueOf(warning.getMessage());
			if (message.startsWith("duration: ")) {
				this.plans.add(Plan.of(message));
			}
		}
	}

	@Override
	public void close() throws SQLException {
		this.connection.close();
	}

}
