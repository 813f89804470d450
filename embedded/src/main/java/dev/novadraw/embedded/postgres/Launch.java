package dev.novadraw.embedded.postgres;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import dev.novadraw.embedded.EmbeddedServerException;

/**
 * The way PostgreSQL is started on this system: not as root, and shielded from the
 * terminal's Ctrl-C, since the application stops the server after itself. Where possible,
 * the system stops it when this process is killed.
 *
 * @param prefix the programs before the command
 * @param user the id of the user that must own its files
 */
record Launch(List<String> prefix, int user) {

	private static final int ROOT = 0;

	private static final int NOBODY = 65534;

	private static final List<String> SESSION = List.of("setsid");

	private static final List<String> PERL_SESSION = List.of("perl", "-MPOSIX", "-e",
			"POSIX::setsid(); exec @ARGV or die $!", "--");

	// Changing credentials clears the death signal, so this must come last.
	private static final List<String> DIE_WITH_PARENT = List.of("setpriv", "--pdeathsig", "INT");

	private static final List<String> OWN_NAMESPACE = List.of("unshare", "-U");

	// Parent directories may be root's own: the capability lets another user pass.
	private static final List<String> AS_NOBODY = List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY,
			"--clear-groups", "--inh-caps=+dac_override", "--ambient-caps=+dac_override");

	static Launch detect() {
		return candidates().filter(Launch::works)
			.findFirst()
			.orElseThrow(() -> new EmbeddedServerException(
					"PostgreSQL refuses to run as root, and neither `unshare -U` nor `setpriv` works here:"
							+ " start this program as a normal user."));
	}

	List<String> command(List<String> command) {
		return Stream.concat(this.prefix.stream(), command.stream()).toList();
	}

	boolean diesWithParent() {
		return this.prefix.contains("--pdeathsig");
	}

	/**
	 * Returns true if the server runs as another user than this process.
	 */
	boolean foreign() {
		return this.prefix.containsAll(AS_NOBODY);
	}

	private static Stream<Launch> candidates() {
		int user = Integer.parseInt(output(List.of("id", "-u")));
		if (user == ROOT) {
			return Stream.of(as(ROOT, List.of(SESSION, OWN_NAMESPACE, DIE_WITH_PARENT)),
					as(ROOT, List.of(SESSION, OWN_NAMESPACE)),
					as(NOBODY, List.of(SESSION, AS_NOBODY, DIE_WITH_PARENT)));
		}
		return Stream.of(as(user, List.of(SESSION, DIE_WITH_PARENT)), as(user, List.of(SESSION)),
				as(user, List.of(PERL_SESSION)), as(user, List.of()));
	}

	private static Launch as(int user, List<List<String>> parts) {
		return new Launch(parts.stream().flatMap(List::stream).toList(), user);
	}

	private static boolean works(Launch launch) {
		return output(launch.command(List.of("echo", "yes"))).equals("yes");
	}

	static String output(List<String> command) {
		try {
			Process process = new ProcessBuilder(new ArrayList<>(command)).redirectError(Redirect.DISCARD).start();
			process.getOutputStream().close();
			try (var reader = process.inputReader()) {
				return String.join("\n", reader.lines().toList()).strip();
			}
		}
		catch (IOException _) {
			return "";
		}
	}

}
