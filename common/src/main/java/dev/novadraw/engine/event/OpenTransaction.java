package dev.novadraw.engine.event;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A transaction that is not over, for log lines. A login may see less of the sessions of
 * others; what it may not see is null.
 *
 * @param pid the process of its session
 * @param application the name its program gave itself
 * @param login who is logged in
 * @param state of its session
 * @param since when it began
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
