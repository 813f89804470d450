package dev.novadraw.gateway.link;

import java.util.UUID;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

import dev.novadraw.engine.job.JobId;

/**
 * URLs of this gateway, as seen by the client of one request.
 *
 * @param base the common part, such as {@code http://127.0.0.1:8080}
 */
public record Links(String base) {

	public static Links of(HttpServletRequest request) {
		return new Links(ServletUriComponentsBuilder.fromContextPath(request).toUriString());
	}

	/**
	 * Returns the URL of a job.
	 */
	public String job(JobId id) {
		return this.base + "/v1/jobs/" + id;
	}

	/**
	 * Returns the URL of the event stream of a job.
	 */
	public String events(JobId id) {
		return job(id) + "/events";
	}

	/**
	 * Returns the URL of a result.
	 */
	public String result(String collection, JobId id) {
		return this.base + "/v1/" + collection + "/" + id;
	}

	/**
	 * Returns the URL of the receipt of an erasure.
	 */
	public String erasure(UUID id) {
		return this.base + "/v1/erasures/" + id;
	}

	/**
	 * Returns the URL of an image.
	 */
	public String image(UUID id) {
		return this.base + "/v1/images/" + id;
	}

}
