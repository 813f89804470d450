package dev.novadraw.gateway.client.command;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import dev.novadraw.engine.json.Json;
import dev.novadraw.gateway.client.ApiKey;
import dev.novadraw.gateway.client.Client;
import dev.novadraw.gateway.client.ClientAdministration;

/**
 * The command {@code client show}, which shows a client with its keys and limits.
 */
@Command(name = "show", mixinStandardHelpOptions = true, description = "Shows a client with its keys and limits.")
final class ShowCommand implements Runnable {

	private final Supplier<ClientAdministration> administration;

	@Mixin
	private ClientArgument client = new ClientArgument();

	@Spec
	@SuppressWarnings("NullAway.Init")
	private CommandSpec spec;

	ShowCommand(Supplier<ClientAdministration> administration) {
		this.administration = administration;
	}

	@Override
	public void run() {
		PrintWriter out = this.spec.commandLine().getOut();
		Client found = this.administration.get().require(this.client.name());
		Instant disabledAt = found.getDisabledAt();
		out.printf("%s, %s, %s since %s%n", found.getId(), found.isTest() ? "test" : "live",
				(disabledAt != null) ? "disabled" : "enabled",
				time((disabledAt != null) ? disabledAt : found.getCreatedAt()));
		String limits = Json.MAPPER.writeValueAsString(found.getLimits());
		out.printf("limits: %s%n", limits.equals("{}") ? "default" : limits);
		out.printf("kept:   %s%n", (found.getKeepDays() != null) ? found.getKeepDays() + " days" : "default");
		List<ApiKey> keys = this.administration.get().keysOf(found.getId());
		out.printf("%n%-8s  %-8s  %-20s  %-20s  %-20s  %s%n", "KEY", "STATE", "CREATED", "EXPIRES", "LAST USED",
				"SCOPES");
		keys.forEach((key) -> out.printf("%-8s  %-8s  %-20s  %-20s  %-20s  %s%n", key.getId(),
				(key.getRevokedAt() != null) ? "revoked" : "in use", time(key.getCreatedAt()), time(key.getExpiresAt()),
				time(key.getLastUsedAt()), String.join(" ", key.getScopes())));
		if (keys.isEmpty()) {
			out.printf("No key. To create one: client key %s%n", found.getId());
		}
	}

	private static String time(@Nullable Instant instant) {
		return (instant != null) ? instant.truncatedTo(ChronoUnit.SECONDS).toString() : "never";
	}

}
