package dev.novadraw.normalization;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.novadraw.normalizer.sandbox.SystemCallFilter;

/**
 * The isolation of a process that reads untrusted files, as far as this system allows: no
 * network, a user without files, and no way to gain privileges. A user namespace also
 * hides the {@code /proc} entries of processes of the same user from it; without one,
 * this process hides its own.
 *
 * @param prefix the commands before the actual command
 * @param isFiltered true if the isolated process has a {@link SystemCallFilter}
 * @param isHidden true if this process has hidden its {@code /proc} entries
 */
record Isolation(List<String> prefix, boolean isFiltered, boolean isHidden) {

	/** A user without files and processes, unlike {@code nobody}, who may have some. */
	static final int USER = 59_999;

	private static final int ROOT = 0;

	private static final List<String> NO_NETWORK = List.of("unshare", "--net", "--");

	private static final List<String> OWN_NAMESPACE = List.of("unshare", "--user", "--net", "--");

	private static final List<String> OTHER_USER = List.of("setpriv", "--reuid=" + USER, "--regid=" + USER,
			"--clear-groups", "--bounding-set=-all", "--inh-caps=-all", "--no-new-privs", "--");

	private static final List<String> NO_PRIVILEGES = List.of("setpriv", "--no-new-privs", "--");

	private static final long TIMEOUT_SECONDS = 60;

	private static final Logger log = LoggerFactory.getLogger(Isolation.class);

	/** The detected isolation, cached because it does not change while a process runs. */
	private static @Nullable Isolation detected;

	/**
	 * Returns the strongest isolation that works on this system.
	 * @param java the program to start
	 * @param jar the file that the program must be able to read
	 */
	static synchronized Isolation detect(Path java, Path jar) {
		Isolation known = detected;
		if (known == null) {
			known = candidates().filter((candidate) -> candidate.works(java, jar))
				.findFirst()
				.orElse(of(List.of(), List.of()));
			if (!known.isApart() && SystemCallFilter.hideThisProcess()) {
				known = new Isolation(known.prefix, known.isFiltered, true);
			}
			detected = known;
			log.info("Drawing decoder isolation: {}", known);
		}
		return known;
	}

	private static Stream<Isolation> candidates() {
		return (user() == ROOT)
				? Stream.of(of(NO_NETWORK, OTHER_USER), of(OTHER_USER, OWN_NAMESPACE), of(OTHER_USER, List.of()),
						of(OWN_NAMESPACE, NO_PRIVILEGES), of(NO_PRIVILEGES, List.of()))
				: Stream.of(of(OWN_NAMESPACE, NO_PRIVILEGES), of(NO_PRIVILEGES, List.of()));
	}

	private static Isolation of(List<String> first, List<String> second) {
		return new Isolation(Stream.concat(first.stream(), second.stream()).toList(), SystemCallFilter.isAvailable(),
				false);
	}

	/**
	 * Returns true if this process runs as root, so that files for the isolated process
	 * must belong to {@link #USER}.
	 */
	static boolean canChangeUser() {
		return user() == ROOT;
	}

	boolean hasNoNetwork() {
		return this.isFiltered || hasOwnNetwork();
	}

	/** Returns true if the isolated process has its own, empty network namespace. */
	boolean hasOwnNetwork() {
		return this.prefix.contains("--net");
	}

	boolean isOtherUser() {
		return this.prefix.containsAll(OTHER_USER);
	}

	/**
	 * Returns true if the isolated process cannot read the {@code /proc} entries of
	 * processes of the current user.
	 */
	boolean isApart() {
		return isOtherUser() || this.prefix.contains("--user");
	}

	boolean gainsNoPrivileges() {
		return this.isFiltered || this.prefix.contains("--no-new-privs");
	}

	List<String> command(List<String> command) {
		return Stream.concat(this.prefix.stream(), command.stream()).toList();
	}

	private boolean works(Path java, Path jar) {
		return run(command(
				List.of("sh", "-c", "test -r \"$1\" && exec \"$2\" -version", "sh", jar.toString(), java.toString())));
	}

	private static boolean run(List<String> command) {
		try {
			ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
				.redirectOutput(Redirect.DISCARD);
			Process process = builder.start();
			process.getOutputStream().close();
			boolean ended = process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS);
			process.destroyForcibly();
			return ended && process.exitValue() == 0;
		}
		catch (IOException ex) {
			return false;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	private static int user() {
		try {
			Process id = new ProcessBuilder("id", "-u").redirectError(Redirect.DISCARD).start();
			try (var reader = id.inputReader()) {
				return Integer.parseInt(String.valueOf(reader.readLine()).strip());
			}
		}
		catch (IOException | NumberFormatException ex) {
			return -1;
		}
	}

	@Override
	public String toString() {
		return "network=%s user=%s proc=%s calls=%s privileges=%s".formatted(hasNoNetwork() ? "none" : "shared",
				isOtherUser() ? USER : (isApart() ? "same, in a namespace" : "same"),
				(isApart() || this.isHidden) ? "closed" : "open", this.isFiltered ? "filtered" : "all",
				gainsNoPrivileges() ? "fixed" : "unlimited");
	}

}
