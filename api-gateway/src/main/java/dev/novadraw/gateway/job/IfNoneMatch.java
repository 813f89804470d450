package dev.novadraw.gateway.job;

import java.util.List;

import org.springframework.http.HttpHeaders;

import dev.novadraw.engine.job.Job;

/**
 * The versions a client says it has. They are compared weakly, as RFC 9110 wants it for
 * {@code If-None-Match}: a proxy that compresses answers makes weak tags of ours.
 *
 * @param tags without the mark of weak ones
 */
record IfNoneMatch(List<String> tags) {

	static final IfNoneMatch NONE = new IfNoneMatch(List.of());

	private static final String ANY = "*";

	private static final String WEAK = "W/";

	/**
	 * Reads them; one who says nonsense has none.
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
	 * Whether a job as it is now is among them.
	 */
	boolean contain(Job job) {
		return this.tags.contains(ANY) || this.tags.contains(JobResponseFactory.etag(job));
	}

}
