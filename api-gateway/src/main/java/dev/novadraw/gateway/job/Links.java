package dev.novadraw.gateway.job;

import java.util.UUID;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

import dev.novadraw.engine.job.JobId;

/**
 * Addresses of this gateway, as the client that asks has to call them.
 *
 * @param base the part they have in common, such as {@code http://127.0.0.1:8080}
 */
public record Links(String base) {

	public static Links of(HttpServletRequest request) {
		return new Links(ServletUriComponentsBuilder.fromContextPath(request).toUriString());
	}

	String job(JobId id) {
		return this.base + "/v1/jobs/" + id;
	}

	/**
	 * The stream of what happens to a job.
	 */
	public String events(JobId id) {
		return job(id) + "/events";
	}

	String result(String collection, JobId id) {
		return this.base + "/v1/" + collection + "/" + id;
	}

	/**
	 * Where the receipt of an erasure is.
	 */
	public String erasure(UUID id) {
		return this.base + "/v1/erasures/" + id;
	}

	/**
	 * The bytes of an image.
	 */
	public String image(UUID id) {
		return this.base + "/v1/images/" + id;
	}

}
