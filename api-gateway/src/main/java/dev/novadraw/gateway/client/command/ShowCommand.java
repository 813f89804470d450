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
import dev.novadraw.gateway.client.ClientAdministration;
import dev.novadraw.gateway.credential.ApiKeyRepository;
import dev.novadraw.gateway.credential.ClientRepository.Listed;

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
		Listed found = this.administration.get().require(this.client.name());
		out.printf("%s, %s, %s since %s%n", found.id(), found.test() ? "test" : "live",
				(found.disabledAt() != null) ? "disabled" : "enabled",
				time((found.disabledAt() != null) ? found.disabledAt() : found.createdAt()));
		String limits = Json.MAPPER.writeValueAsString(found.limits());
		out.printf("limits: %s%n", limits.equals("{}") ? "default" : limits);
		out.printf("kept:   %s%n", (found.keepDays() != null) ? found.keepDays() + " days" : "default");
		List<ApiKeyRepository.Listed> keys = this.administration.get().keysOf(found.id());
		out.printf("%n%-8s  %-8s  %-20s  %-20s  %-20s  %s%n", "KEY", "STATE", "CREATED", "EXPIRES", "LAST USED",
				"SCOPES");
		keys.forEach((key) -> out.printf("%-8s  %-8s  %-20s  %-20s  %-20s  %s%n", key.id(),
				(key.revokedAt() != null) ? "revoked" : "in use", time(key.createdAt()), time(key.expiresAt()),
				time(key.lastUsedAt()), String.join(" ", key.scopes())));
		if (keys.isEmpty()) {
			out.printf("No key. To create one: client key %s%n", found.id());
		}
	}

	private static String time(@Nullable Instant instant) {
		return (instant != null) ? instant.truncatedTo(ChronoUnit.SECONDS).toString() : "never";
	}

}
