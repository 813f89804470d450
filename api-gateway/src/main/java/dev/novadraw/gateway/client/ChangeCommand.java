package dev.novadraw.gateway.client;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import dev.novadraw.gateway.caller.ClientLimits;
import dev.novadraw.gateway.credential.ClientRepository.Listed;

/**
 * The command {@code client change}, which changes the limits, retention and access of a
 * client.
 */
@Command(name = "change", mixinStandardHelpOptions = true, sortOptions = false,
		description = "Changes what a client may do. What is not named stays as it is.")
final class ChangeCommand implements Runnable {

	private static final int MAX = 1_000_000;

	private static final int MAX_LENGTH = 365;

	private final Supplier<ClientAdministration> administration;

	@Mixin
	private ClientArgument client = new ClientArgument();

	@Option(names = "--requests-per-second", paramLabel = "N", description = "For each key, on average.")
	private @Nullable Integer requestsPerSecond;

	@Option(names = "--burst", paramLabel = "N", description = "For each key, within a moment.")
	private @Nullable Integer burst;

	@Option(names = "--jobs-per-minute", paramLabel = "N", description = "New jobs a minute.")
	private @Nullable Integer jobsPerMinute;

	@Option(names = "--jobs-per-day", paramLabel = "N", description = "New jobs a day.")
	private @Nullable Integer jobsPerDay;

	@Option(names = "--queued-jobs", paramLabel = "N", description = "Jobs that may wait at a time.")
	private @Nullable Integer queuedJobs;

	@Option(names = "--streams", paramLabel = "N", description = "Event streams open at a time, for each key.")
	private @Nullable Integer streams;

	@Option(names = "--uploads", paramLabel = "N", description = "Uploads going on at a time, for each key.")
	private @Nullable Integer uploads;

	@Option(names = "--user-jobs-per-minute", paramLabel = "N",
			description = "New jobs a minute of one user, by tokens of that user.")
	private @Nullable Integer userJobsPerMinute;

	@Option(names = "--user-jobs-per-day", paramLabel = "N",
			description = "New jobs a day of one user, by tokens of that user.")
	private @Nullable Integer userJobsPerDay;

	@Option(names = "--user-queued-jobs", paramLabel = "N",
			description = "Jobs of one user that may wait at a time, by tokens of that user.")
	private @Nullable Integer userQueuedJobs;

	@Option(names = "--keep-days", paramLabel = "N",
			description = "How long its finished jobs are kept, 1 to 365, where that is less than usual.")
	private @Nullable Integer keepDays;

	@Option(names = "--as-usual", description = "First forgets all limits and days it has of its own.")
	private boolean asUsual;

	@ArgGroup
	private @Nullable Access access;

	@Spec
	@SuppressWarnings("NullAway.Init")
	private CommandSpec spec;

	/** The options that disable or enable a client. */
	static final class Access {

		@Option(names = "--disable", description = "Locks it out, with all its keys, within five seconds.")
		private boolean disable;

		@Option(names = "--enable", description = "Lets it in again.")
		private boolean enable;

	}

	ChangeCommand(Supplier<ClientAdministration> administration) {
		this.administration = administration;
	}

	@Override
	public void run() {
		ClientLimits limits = limits();
		Integer days = within("--keep-days", this.keepDays, MAX_LENGTH);
		this.administration.get().change(this.client.name(), (now) -> changed(now, limits, days));
		this.spec.commandLine()
			.getOut()
			.printf("%s is changed; see: client show %s%n", this.client.name(), this.client.name());
	}

	private Listed changed(Listed now, ClientLimits limits, @Nullable Integer days) {
		ClientLimits before = this.asUsual ? ClientLimits.AS_USUAL : now.limits();
		Integer daysBefore = this.asUsual ? null : now.keepDays();
		boolean disabled = (this.access != null) ? this.access.disable : now.disabledAt() != null;
		return new Listed(now.id(), now.test(), limits.or(before), (days != null) ? days : daysBefore,
				disabled ? now.createdAt() : null, now.createdAt(), now.keys());
	}

	private ClientLimits limits() {
		return new ClientLimits(within("--requests-per-second", this.requestsPerSecond, MAX),
				within("--burst", this.burst, MAX), within("--jobs-per-minute", this.jobsPerMinute, MAX),
				within("--jobs-per-day", this.jobsPerDay, MAX), within("--queued-jobs", this.queuedJobs, MAX),
				within("--streams", this.streams, MAX), within("--uploads", this.uploads, MAX),
				within("--user-jobs-per-minute", this.userJobsPerMinute, MAX),
				within("--user-jobs-per-day", this.userJobsPerDay, MAX),
				within("--user-queued-jobs", this.userQueuedJobs, MAX));
	}

	private @Nullable Integer within(String flag, @Nullable Integer value, int max) {
		if (value != null && (value < 1 || value > max)) {
			throw new ParameterException(this.spec.commandLine(),
					"%s is %d and must be 1 to %d".formatted(flag, value, max));
		}
		return value;
	}

}
