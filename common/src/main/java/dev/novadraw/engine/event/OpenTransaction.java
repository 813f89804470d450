package dev.novadraw.engine.event;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * An open transaction, for log lines. A login may see less of other logins' sessions; the
 * properties it may not see are null.
 *
 * @param pid the process id of its session
 * @param application the application name of its session
 * @param login the login of its session
 * @param state the state of its session
 * @param since the time when it began
 */
record OpenTransaction(String pid, @Nullable String application, @Nullable String login, @Nullable String state,
		@Nullable Instant since) {

	@Override
	public String toString() {
		return "pid=%s application=\"%s\" login=%s state=\"%s\" since=%s".formatted(this.pid, known(this.application),
				known(this.login), known(this.state), known(this.since));
	}

	private static String known(@Nullable Object value) {
		return (value != null) ? value.toString() : "unknown";
	}

}
