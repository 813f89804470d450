package dev.novadraw.gateway.client.command;

import java.io.PrintWriter;
import java.util.List;
import java.util.function.Supplier;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import dev.novadraw.engine.setting.NotReadyException;
import dev.novadraw.gateway.client.ClientAdministration;
import dev.novadraw.gateway.client.CommandException;

/**
 * The command {@code client}, which manages clients, their keys and their limits.
 */
@Command(name = "client", mixinStandardHelpOptions = true, synopsisSubcommandLabel = "COMMAND",
		description = "Manages clients and their API keys.%n", subcommands = CommandLine.HelpCommand.class)
final class ClientCommand implements Runnable {

	@Spec
	@SuppressWarnings("NullAway.Init")
	private CommandSpec spec;

	/**
	 * Creates the command with all of its subcommands.
	 * @param administration the supplier of the service, called when a subcommand runs
	 * @param options objects whose annotated options each subcommand accepts
	 */
	static CommandLine with(Supplier<ClientAdministration> administration, Object... options) {
		CommandLine command = new CommandLine(new ClientCommand());
		for (Object mixin : options) {
			command.addMixin(mixin.getClass().getSimpleName(), mixin);
		}
		List.of(new CreateCommand(administration), new ListCommand(administration), new ShowCommand(administration),
				new ChangeCommand(administration), new KeyCommand(administration), new RevokeCommand(administration))
			.forEach(command::addSubcommand);
		command.setExecutionExceptionHandler((failure, line, parsed) -> explain(failure, line.getErr()));
		return command;
	}

	@Override
	public void run() {
		throw new ParameterException(this.spec.commandLine(),
				"Missing command: create, list, show, change, key or revoke.");
	}

	/** Returns true for failures whose message names the remedy. */
	private static boolean isPlain(Throwable failure) {
		return failure instanceof CommandException || failure instanceof NotReadyException;
	}

	private static int explain(Exception failure, PrintWriter err) {
		Throwable cause = failure;
		while (!isPlain(cause) && cause.getCause() != null) {
			cause = cause.getCause();
		}
		err.println(isPlain(cause) ? cause.getMessage()
				: "The database is unavailable: %s. Check NOVA_DB_URL, NOVA_DB_USER and NOVA_DB_PASSWORD."
					.formatted(cause.getMessage()));
		return 1;
	}

}
