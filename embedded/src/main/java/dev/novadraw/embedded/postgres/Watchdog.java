package dev.novadraw.embedded.postgres;

import java.io.IOException;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A shell that stops a server when this process is killed, on systems that cannot do that
 * themselves. It waits for the end of its input, which is closed when this process ends.
 */
record Watchdog(@Nullable Process shell) implements AutoCloseable {

	static Watchdog over(Process server, Launch launch) throws IOException {
		if (launch.diesWithParent()) {
			return new Watchdog(null);
		}
		return new Watchdog(
				new ProcessBuilder(launch.command(List.of("sh", "-c", "read _; kill -INT " + server.pid()))).start());
	}

	@Override
	public void close() {
		if (this.shell != null) {
			this.shell.destroyForcibly();
		}
	}

}
