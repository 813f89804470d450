package dev.novadraw.engine.dispatch;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import dev.novadraw.engine.database.AsEngine;

/**
 * The dispatch rules.
 */
@Repository
class DispatchRuleRepository {

	private static final String ALL = """
			select * from dispatch_rule order by scope, key
			""";

	private static final String FIND = """
			select * from dispatch_rule where scope = :scope and key = :key
			""";

	private static final String SET = """
			insert into dispatch_rule (scope, key, paused, reason, max_running, starts_per_minute, weight)
			values (:scope, :key, :paused, :reason, :maxRunning, :startsPerMinute, :weight)
			on conflict (scope, key) do update set paused = excluded.paused, reason = excluded.reason,
				max_running = excluded.max_running, starts_per_minute = excluded.starts_per_minute,
				weight = excluded.weight, changed_at = now()
			""";

	private static final String REMOVE = """
			with gone as (delete from dispatch_budget where scope = :scope and (key = :key or :key = '*'))
			delete from dispatch_rule where scope = :scope and key = :key
			""";

	private final JdbcClient jdbc;

	DispatchRuleRepository(@AsEngine JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	List<DispatchRule> all() {
		return this.jdbc.sql(ALL).query(DispatchRuleRepository::rule).list();
	}

	Optional<DispatchRule> find(DispatchRule.Scope scope, String key) {
		return this.jdbc.sql(FIND)
			.param("scope", scope.id())
			.param("key", key)
			.query(DispatchRuleRepository::rule)
			.optional();
	}

	void set(DispatchRule rule) {
		this.jdbc.sql(SET)
			.param("scope", rule.scope().id())
			.param("key", rule.key())
			.param("paused", rule.paused())
			.param("reason", rule.reason())
			.param("maxRunning", rule.maxRunning())
			.param("startsPerMinute", rule.startsPerMinute())
			.param("weight", rule.weight())
			.update();
	}

	void remove(DispatchRule.Scope scope, String key) {
		this.jdbc.sql(REMOVE).param("scope", scope.id()).param("key", key).update();
	}

	private static DispatchRule rule(ResultSet row, int number) throws SQLException {
		return new DispatchRule(DispatchRule.Scope.valueOf(row.getString("scope").toUpperCase(Locale.ROOT)),
				row.getString("key"), row.getBoolean("paused"), row.getString("reason"),
				row.getObject("max_running", Integer.class), row.getObject("starts_per_minute", Integer.class),
				row.getDouble("weight"));
	}

}
