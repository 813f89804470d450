package dev.novadraw.gateway.credential;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import dev.novadraw.engine.setting.HttpAddress;
import dev.novadraw.engine.setting.Range;
import dev.novadraw.gateway.caller.ClientLimits;

/**
 * Settings of access to the gateway.
 *
 * @param mode the requirement for a key
 * @param memory the time for which the result of a look-up is cached
 * @param failuresPerMinute the maximum number of wrong keys per minute from one address
 * @param lookUpsPerMinute the maximum number of well-formed, but wrong keys per minute
 * from one address that are looked up
 * @param issuer the URL of the OpenID Connect issuer of trusted JWTs, null for none
 * @param audience the audience that these JWTs must have
 * @param clientClaim the claim of these JWTs that names the client
 * @param origins the web pages that may call from a browser, such as
 * {@code https://app.example}
 * @param limits the limits of clients that have no limits of their own
 */
@ConfigurationProperties("nova.access")
public record AccessProperties(@DefaultValue("keys") Mode mode, @DefaultValue("5s") Duration memory,
		@DefaultValue("10") int failuresPerMinute, @DefaultValue("300") int lookUpsPerMinute, @Nullable String issuer,
		@DefaultValue("nova-draw") String audience, @DefaultValue("client_id") String clientClaim,
		@DefaultValue List<String> origins, @DefaultValue Limits limits) {

	public AccessProperties {
		issuer = (issuer != null && issuer.isBlank()) ? null : issuer;
		if (issuer != null) {
			HttpAddress.require("nova.access.issuer", issuer);
		}
		origins = List.copyOf(origins);
		Range.requireAtLeast("nova.access.memory", memory, Duration.ZERO);
		requirePositive("failures-per-minute", failuresPerMinute);
		requirePositive("look-ups-per-minute", lookUpsPerMinute);
	}

	private static void requirePositive(String name, int value) {
		Range.requireAtLeast("nova.access." + name, value, 1);
	}

	/**
	 * The requirement for a key.
	 */
	public enum Mode {

		/** A key is required. */
		KEYS,

		/** No key is required; only possible if no other machine can connect. */
		OPEN

	}

	/**
	 * The default limits of a client, as described by {@link ClientLimits}.
	 */
	record Limits(@DefaultValue("20") int requestsPerSecond, @DefaultValue("40") int burst,
			@DefaultValue("60") int jobsPerMinute, @DefaultValue("1000") int jobsPerDay,
			@DefaultValue("200") int queuedJobs, @DefaultValue("20") int streams, @DefaultValue("4") int uploads,
			@DefaultValue("20") int userJobsPerMinute, @DefaultValue("200") int userJobsPerDay,
			@DefaultValue("40") int userQueuedJobs) {

		Limits {
			requirePositive("limits.requests-per-second", requestsPerSecond);
			requirePositive("limits.burst", burst);
			requirePositive("limits.jobs-per-minute", jobsPerMinute);
			requirePositive("limits.jobs-per-day", jobsPerDay);
			requirePositive("limits.queued-jobs", queuedJobs);
			requirePositive("limits.streams", streams);
			requirePositive("limits.uploads", uploads);
			requirePositive("limits.user-jobs-per-minute", userJobsPerMinute);
			requirePositive("limits.user-jobs-per-day", userJobsPerDay);
			requirePositive("limits.user-queued-jobs", userQueuedJobs);
		}

		ClientLimits toLimits() {
			return new ClientLimits(this.requestsPerSecond, this.burst, this.jobsPerMinute, this.jobsPerDay,
					this.queuedJobs, this.streams, this.uploads, this.userJobsPerMinute, this.userJobsPerDay,
					this.userQueuedJobs);
		}

	}

}
