package dev.novadraw.gateway.client.command;

import java.time.Instant;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import dev.novadraw.gateway.caller.ClientLimits;
import dev.novadraw.gateway.client.Client;
import dev.novadraw.gateway.client.ClientAdministration;

/**
 * The command {@code client change}, which changes the limits, retention and access of a
 * client.
 */
@Command(name = "change", mixinStandardHelpOptions = true, sortOptions = false,
		description = "Changes a client. Options that are not given stay unchanged.")
final class ChangeCommand implements Runnable {

	private static final int MAX = 1_000_000;

	private static final int MAX_KEEP_DAYS = 365;

	private static final String KEEP_DAYS = "--keep-days";

	private final Supplier<ClientAdministration> administration;

	@Mixin
	private ClientArgument client = new ClientArgument();

	@Option(names = "--requests-per-second", paramLabel = "N",
			description = "Requests per second for each key, on average.")
	private @Nullable Integer requestsPerSecond;

	@Option(names = "--burst", paramLabel = "N", description = "Requests at once for each key.")
	private @Nullable Integer burst;

	@Option(names = "--jobs-per-minute", paramLabel = "N", description = "New jobs per minute.")
	private @Nullable Integer jobsPerMinute;

	@Option(names = "--jobs-per-day", paramLabel = "N", description = "New jobs per day.")
	private @Nullable Integer jobsPerDay;

	@Option(names = "--queued-jobs", paramLabel = "N", description = "Queued jobs.")
	private @Nullable Integer queuedJobs;

	@Option(names = "--streams", paramLabel = "N", description = "Open event streams for each key.")
	private @Nullable Integer streams;

	@Option(names = "--uploads", paramLabel = "N", description = "Concurrent uploads for each key.")
	private @Nullable Integer uploads;

	@Option(names = "--user-jobs-per-minute", paramLabel = "N",
			description = "New jobs per minute of one user, submitted with its tokens.")
	private @Nullable Integer userJobsPerMinute;

	@Option(names = "--user-jobs-per-day", paramLabel = "N",
			description = "New jobs per day of one user, submitted with its tokens.")
	private @Nullable Integer userJobsPerDay;

	@Option(names = "--user-queued-jobs", paramLabel = "N",
			description = "Queued jobs of one user, submitted with its tokens.")
	private @Nullable Integer userQueuedJobs;

	@Option(names = KEEP_DAYS, paramLabel = "N",
			description = "Days to keep finished jobs, 1 to 365, if fewer than the default.")
	private @Nullable Integer keepDays;

	@Option(names = "--as-usual", description = "First resets all limits and days to the defaults.")
	private boolean asUsual;

	@ArgGroup
	private @Nullable Access access;

	@Spec
	@SuppressWarnings("NullAway.Init")
	private CommandSpec spec;

	/** The options that disable or enable a client. */
	static final class Access {

		@Option(names = "--disable", description = "Disables the client and all its keys within five seconds.")
		private boolean disable;

		@Option(names = "--enable", description = "Enables the client again.")
		private boolean enable;

	}

	ChangeCommand(Supplier<ClientAdministration> administration) {
		this.administration = administration;
	}

	@Override
	public void run() {
		this.spec.options().forEach(this::requireInRange);
		this.administration.get().change(this.client.name(), this::change);
		this.spec.commandLine()
			.getOut()
			.printf("%s changed. To show it: client show %s%n", this.client.name(), this.client.name());
	}

	private void change(Client client, Instant now) {
		if (this.asUsual) {
			client.setLimits(ClientLimits.AS_USUAL);
			client.setKeepDays(null);
		}
		client.setLimits(limits().or(client.getLimits()));
		if (this.keepDays != null) {
			client.setKeepDays(this.keepDays);
		}
		if (this.access != null && this.access.disable) {
			client.disable(now);
		}
		else if (this.access != null) {
			client.enable();
		}
	}

	private ClientLimits limits() {
		return new ClientLimits(this.requestsPerSecond, this.burst, this.jobsPerMinute, this.jobsPerDay,
				this.queuedJobs, this.streams, this.uploads, this.userJobsPerMinute, this.userJobsPerDay,
				this.userQueuedJobs);
	}

	private void requireInRange(OptionSpec option) {
		int max = option.longestName().equals(KEEP_DAYS) ? MAX_KEEP_DAYS : MAX;
		if (option.getValue() instanceof Integer value && (value < 1 || value > max)) {
			throw new ParameterException(this.spec.commandLine(),
					"%s is %d and must be 1 to %d".formatted(option.longestName(), value, max));
		}
	}

}
