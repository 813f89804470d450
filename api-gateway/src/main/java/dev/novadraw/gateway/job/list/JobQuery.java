package dev.novadraw.gateway.job.list;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import dev.novadraw.gateway.job.JobStatus;
import dev.novadraw.gateway.page.ListParameters;
import dev.novadraw.gateway.page.PageRequest;

/**
 * The selection of jobs for a list. Null or empty properties do not restrict it.
 *
 * @param kind the kind of the jobs
 * @param statuses the statuses, any of which matches
 * @param user the end user of the jobs
 * @param metadata the pairs that their metadata must contain
 * @param favorite true for favorites only, false for all others
 * @param page the requested page
 */
public record JobQuery(@Nullable String kind, List<JobStatus> statuses, @Nullable String user,
		Map<String, String> metadata, @Nullable Boolean favorite, PageRequest page) {

	private static final String STATUS = "status";

	private static final String FAVORITE = "favorite";

	/**
	 * Selects all jobs. The last of {@code limit} jobs only shows that another page
	 * follows.
	 */
	public static JobQuery all(int limit, @Nullable UUID after) {
		return new JobQuery(null, List.of(), null, Map.of(), null, new PageRequest(limit - 1, after));
	}

	/**
	 * Parses the parameters of a list of jobs.
	 */
	static JobQuery of(HttpServletRequest request) {
		return ListParameters.read(
				request, (parameters) -> new JobQuery(parameters.first("kind"), statuses(parameters),
						parameters.first("user"), parameters.metadata(), null, parameters.page()),
				"kind", STATUS, "user", "metadata");
	}

	/**
	 * Parses the parameters of a list of results.
	 */
	public static JobQuery ofResults(String kind, HttpServletRequest request) {
		return ListParameters
			.read(request,
					(parameters) -> new JobQuery(kind, List.of(JobStatus.SUCCEEDED), parameters.first("user"),
							parameters.metadata(), favorite(parameters), parameters.page()),
					"user", FAVORITE, "metadata");
	}

	private static List<JobStatus> statuses(ListParameters parameters) {
		String list = parameters.first(STATUS);
		if (list == null) {
			return List.of();
		}
		List<Optional<JobStatus>> statuses = Arrays.stream(list.split(",", -1))
			.map(String::strip)
			.map(JobStatus::of)
			.toList();
		if (statuses.isEmpty() || statuses.contains(Optional.<JobStatus>empty())) {
			parameters.reject(STATUS,
					"Must be one of %s, or several separated by commas.".formatted(JobStatus.names()));
		}
		return statuses.stream().flatMap(Optional::stream).toList();
	}

	private static @Nullable Boolean favorite(ListParameters parameters) {
		String text = parameters.first(FAVORITE);
		if (text == null) {
			return null;
		}
		if (!text.equals("true") && !text.equals("false")) {
			parameters.reject(FAVORITE, "Must be true or false.");
		}
		return Boolean.valueOf(text);
	}

	@Override
	public String toString() {
		return "jobs of kind=" + this.kind + " status=" + this.statuses;
	}

}
