package dev.novadraw.gateway.job;

import java.util.List;

import org.springframework.http.HttpHeaders;

import dev.novadraw.engine.job.Job;

/**
 * The versions that a client already has. Tags are compared weakly, as RFC 9110 requires
 * for {@code If-None-Match}: proxies that compress responses weaken our tags.
 *
 * @param tags the tags without the prefix of weak tags
 */
record IfNoneMatch(List<String> tags) {

	static final IfNoneMatch NONE = new IfNoneMatch(List.of());

	private static final String ANY = "*";

	private static final String WEAK = "W/";

	/**
	 * Parses the headers; a malformed header counts as absent.
	 */
	static IfNoneMatch of(HttpHeaders headers) {
		try {
			return new IfNoneMatch(headers.getIfNoneMatch().stream().map(IfNoneMatch::strong).toList());
		}
		catch (IllegalArgumentException ex) {
			return NONE;
		}
	}

	private static String strong(String tag) {
		return tag.startsWith(WEAK) ? tag.substring(WEAK.length()) : tag;
	}

	boolean any() {
		return !this.tags.isEmpty();
	}

	/**
	 * Returns true if the current version of the job is among them.
	 */
	boolean contain(Job job) {
		return this.tags.contains(ANY) || this.tags.contains(JobResponseFactory.etag(job));
	}

}
