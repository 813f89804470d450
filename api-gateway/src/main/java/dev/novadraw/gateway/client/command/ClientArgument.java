package dev.novadraw.gateway.client.command;

import java.util.regex.Pattern;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * The name of the client that a command concerns.
 */
final class ClientArgument {

	private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

	@Parameters(paramLabel = "NAME",
			description = "The client's name: up to 63 lower-case letters, digits and hyphens.")
	private String name = "";

	@Spec(Spec.Target.MIXEE)
	@SuppressWarnings("NullAway.Init")
	private CommandSpec spec;

	String name() {
		if (!FORM.matcher(this.name).matches()) {
			throw new ParameterException(this.spec.commandLine(),
					"Invalid name '%s': use up to 63 lower-case letters, digits and hyphens.".formatted(this.name));
		}
		return this.name;
	}

}
