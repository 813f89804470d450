package dev.novadraw.gateway.client.command;

import java.io.PrintWriter;
import java.lang.reflect.Method;
import java.util.List;
import java.util.function.Supplier;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import dev.novadraw.engine.setting.NotReadyException;
import dev.novadraw.gateway.client.Client;
import dev.novadraw.gateway.client.ClientAdministration;
import dev.novadraw.gateway.client.CommandException;

/**
 * The command {@code client}, which manages clients, their keys and their limits. Short
 * subcommands are its methods.
 */
@Command(name = "client", mixinStandardHelpOptions = true, synopsisSubcommandLabel = "COMMAND",
		addMethodSubcommands = false, description = "Manages clients and their API keys.%n",
		subcommands = CommandLine.HelpCommand.class)
final class ClientCommand implements Runnable {

	/** The subcommands that are methods, before and after {@code change} in the help. */
	private static final List<String> FIRST = List.of("create", "list", "show");

	private static final List<String> LAST = List.of("key", "revoke");

	private final Supplier<ClientAdministration> administration;

	@Spec
	@SuppressWarnings("NullAway.Init")
	private CommandSpec spec;

	private ClientCommand(Supplier<ClientAdministration> administration) {
		this.administration = administration;
	}

	/**
	 * Creates the command with all of its subcommands.
	 * @param administration the supplier of the service, called when a subcommand runs
	 * @param options objects whose annotated options each subcommand accepts
	 */
	static CommandLine with(Supplier<ClientAdministration> administration, Object... options) {
		CommandLine command = new CommandLine(new ClientCommand(administration));
		for (Object mixin : options) {
			command.addMixin(mixin.getClass().getSimpleName(), mixin);
		}
		FIRST.forEach((name) -> command.addSubcommand(method(name)));
		command.addSubcommand(new ChangeCommand(administration));
		LAST.forEach((name) -> command.addSubcommand(method(name)));
		command.setExecutionExceptionHandler((failure, line, parsed) -> explain(failure, line.getErr()));
		return command;
	}

	private static Method method(String name) {
		return CommandLine.getCommandMethods(ClientCommand.class, name).getFirst();
	}

	@Command(name = "create", mixinStandardHelpOptions = true, description = "Creates a client with its first key.")
	void create(@Mixin ClientArgument client, @Mixin KeyOptions key, @Option(names = "--test",
			description = "Creates a test client: its jobs use the offline model and cost nothing.") boolean test) {
		key.print(this.administration.get().create(client.name(), test, key.scopes(), key.days()));
	}

	@Command(name = "list", mixinStandardHelpOptions = true, description = "Lists the clients.")
	void list() {
		ClientTables.print(this.administration.get().all(), this.spec.commandLine().getOut());
	}

	@Command(name = "show", mixinStandardHelpOptions = true, description = "Shows a client with its keys and limits.")
	void show(@Mixin ClientArgument client) {
		Client found = this.administration.get().require(client.name());
		ClientTables.print(found, this.administration.get().keysOf(found.getId()), this.spec.commandLine().getOut());
	}

	@Command(name = "key", mixinStandardHelpOptions = true,
			description = "Creates another key for a client, for example to replace one.")
	void key(@Mixin ClientArgument client, @Mixin KeyOptions key) {
		key.print(this.administration.get().addKey(client.name(), key.scopes(), key.days()));
	}

	@Command(name = "revoke", mixinStandardHelpOptions = true,
			description = "Revokes a key and every token issued with it within five seconds.")
	void revoke(@Parameters(paramLabel = "KEY-ID",
			description = "The 8 letters after nova_live_, as 'client show' lists them.") String id) {
		this.administration.get().revoke(id);
		this.spec.commandLine()
			.getOut()
			.printf("Key %s is revoked. Every gateway rejects it within five seconds.%n", id);
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
