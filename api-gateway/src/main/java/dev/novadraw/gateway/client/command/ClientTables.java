package dev.novadraw.gateway.client.command;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.novadraw.engine.json.Json;
import dev.novadraw.gateway.client.ApiKey;
import dev.novadraw.gateway.client.Client;
import dev.novadraw.gateway.client.ClientAdministration.Listed;

/**
 * Prints clients, and one client with its keys and limits, as tables.
 */
final class ClientTables {

	private ClientTables() {
	}

	static void print(List<Listed> clients, PrintWriter out) {
		out.printf("%-32s %-8s %-9s %4s  %s%n", "NAME", "KIND", "STATE", "KEYS", "CREATED");
		clients.forEach((listed) -> {
			Client client = listed.client();
			out.printf("%-32s %-8s %-9s %4d  %tF%n", client.getId(), kind(client), state(client), listed.keys(),
					client.getCreatedAt().toEpochMilli());
		});
		if (clients.stream().allMatch((client) -> client.keys() == 0)) {
			out.printf("%nNo client has a key. To create one: client create NAME%n");
		}
	}

	static void print(Client client, List<ApiKey> keys, PrintWriter out) {
		Instant disabledAt = client.getDisabledAt();
		out.printf("%s, %s, %s since %s%n", client.getId(), kind(client), state(client),
				time((disabledAt != null) ? disabledAt : client.getCreatedAt()));
		String limits = Json.MAPPER.writeValueAsString(client.getLimits());
		out.printf("limits: %s%n", limits.equals("{}") ? "default" : limits);
		out.printf("kept:   %s%n", (client.getKeepDays() != null) ? client.getKeepDays() + " days" : "default");
		out.printf("%n%-8s  %-8s  %-20s  %-20s  %-20s  %s%n", "KEY", "STATE", "CREATED", "EXPIRES", "LAST USED",
				"SCOPES");
		keys.forEach((key) -> out.printf("%-8s  %-8s  %-20s  %-20s  %-20s  %s%n", key.getId(),
				(key.getRevokedAt() != null) ? "revoked" : "in use", time(key.getCreatedAt()), time(key.getExpiresAt()),
				time(key.getLastUsedAt()), String.join(" ", key.getScopes())));
		if (keys.isEmpty()) {
			out.printf("No key. To create one: client key %s%n", client.getId());
		}
	}

	private static String kind(Client client) {
		return client.isTest() ? "test" : "live";
	}

	private static String state(Client client) {
		return (client.getDisabledAt() != null) ? "disabled" : "enabled";
	}

	private static String time(@Nullable Instant instant) {
		return (instant != null) ? instant.truncatedTo(ChronoUnit.SECONDS).toString() : "never";
	}

}
