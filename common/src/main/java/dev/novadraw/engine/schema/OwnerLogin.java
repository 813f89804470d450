package dev.novadraw.engine.schema;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The login that owns the tables.
 *
 * @param username the user name, empty if this process does not know it
 * @param password the password
 */
public record OwnerLogin(@DefaultValue("") String username, @DefaultValue("") String password) {

	public boolean isKnown() {
		return !this.username.isEmpty();
	}

	@Override
	public String toString() {
		return this.username;
	}

}
