package dev.novadraw.engine.schema;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import dev.novadraw.engine.setting.NotReadyException;

/**
 * The database roles, as seen by one login.
 *
 * @param login the current login
 * @param mayCreate true if it may create roles
 * @param missing the roles that do not exist
 * @param notGranted the existing roles that it may not act as
 * @param inherited the roles whose rights it has without acting as them
 * @param perGrant true if each grant has options of its own, as in PostgreSQL 16 and
 * later
 */
public record LoginRoles(String login, boolean mayCreate, List<String> missing, List<String> notGranted,
		List<String> inherited, boolean perGrant) {

	static final String NO_RIGHTS = "42501";

	public static final String CLIENT = "nova_client";

	public static final String ENGINE = "nova_engine";

	static final String GATEWAY = "nova_gateway";

	static final List<String> ALL = List.of(CLIENT, ENGINE, GATEWAY);

	private static final String ROLES = """
			select name, current_user as login, me.rolsuper or me.rolcreaterole as may_create, per_grant,
				role.oid is not null as known, pg_has_role(role.oid, 'usage') as inherited,
				pg_has_role(role.oid, case when per_grant then 'set' else 'member' end) as granted
			from pg_roles me cross join unnest(array['nova_client', 'nova_engine', 'nova_gateway']) as name
				cross join (select current_setting('server_version_num')::int >= 160000 as per_grant) server
				left join pg_roles role on role.rolname = name
			where me.rolname = current_user order by name
			""";

	static LoginRoles of(Connection connection) throws SQLException {
		String login = "";
		boolean mayCreate = false;
		boolean perGrant = false;
		List<String> missing = new ArrayList<>();
		List<String> notGranted = new ArrayList<>();
		List<String> inherited = new ArrayList<>();
		try (Statement statement = connection.createStatement(); ResultSet roles = statement.executeQuery(ROLES)) {
			while (roles.next()) {
				login = roles.getString("login");
				mayCreate = roles.getBoolean("may_create");
				perGrant = roles.getBoolean("per_grant");
				String role = roles.getString("name");
				if (!roles.getBoolean("known")) {
					missing.add(role);
				}
				else if (!roles.getBoolean("granted")) {
					notGranted.add(role);
				}
				if (roles.getBoolean("inherited")) {
					inherited.add(role);
				}
			}
		}
		return new LoginRoles(login, mayCreate, missing, notGranted, inherited, perGrant);
	}

	/**
	 * Fails unless this login can run migrations.
	 */
	void requireForOwner() {
		if (!this.mayCreate && !(this.missing.isEmpty() && this.notGranted.isEmpty())) {
			Stream<String> commands = Stream.concat(this.missing.stream().map(LoginRoles::create),
					Stream.of(grant(ALL, "inherit true, set true")));
			throw new NotReadyException(
					"The owner '%s' needs the roles %s and may not make them.".formatted(this.login,
							String.join(", ", ALL)),
					"As an administrator of the database server, run: %s"
						.formatted(String.join(" ", commands.toList())));
		}
		requireInheritance();
	}

	/**
	 * Fails unless this login inherits the rights of the roles. Without those of the
	 * engine, row-level security hides rows that a migration must change.
	 */
	private void requireInheritance() {
		List<String> apart = ALL.stream()
			.filter((role) -> !this.missing.contains(role) && !this.notGranted.contains(role))
			.filter((role) -> !this.inherited.contains(role))
			.toList();
		if (!apart.isEmpty()) {
			throw new NotReadyException(
					"The owner '%s' does not inherit the rights of %s.".formatted(this.login, String.join(", ", apart)),
					"As an administrator of the database server, run: alter role \"%s\" inherit; %s"
						.formatted(this.login, grant(apart, "inherit true")));
		}
	}

	/** Returns the command that grants roles to this login. */
	private String grant(List<String> roles, String option) {
		return "grant %s to \"%s\"%s;".formatted(String.join(", ", roles), this.login,
				this.perGrant ? " with " + option : "");
	}

	private static String create(String role) {
		return role.equals(GATEWAY) ? "create role nova_gateway in role nova_engine;"
				: "create role %s;".formatted(role);
	}

	/**
	 * Fails unless the application can act as the roles it needs.
	 */
	void requireForApplication(List<String> needed) {
		if (needed.stream().anyMatch(this.missing::contains)) {
			throw new NotReadyException("The database server does not have the roles %s.".formatted(list(needed)),
					SchemaMigration.MIGRATE_FIRST);
		}
		List<String> denied = needed.stream().filter(this.notGranted::contains).toList();
		if (!denied.isEmpty()) {
			throw new NotReadyException("The login '%s' may not act as %s.".formatted(this.login, list(denied)),
					"As an administrator of the database server, run: " + grant(denied, "set true"));
		}
	}

	private static String list(List<String> roles) {
		return String.join(" and ", roles);
	}

}
