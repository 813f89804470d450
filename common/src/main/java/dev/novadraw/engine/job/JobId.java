package dev.novadraw.engine.job;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * The id of a job: a UUID of version 7, so that newer jobs sort after older ones.
 */
public record JobId(@JsonValue UUID value) {

	private static final Pattern FORM = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

	@JsonCreator
	public JobId {
	}

	/**
	 * Parses an id from a client; empty if it is not valid.
	 */
	public static Optional<JobId> parse(String text) {
		return FORM.matcher(text).matches() ? Optional.of(new JobId(UUID.fromString(text))) : Optional.empty();
	}

	@Override
	public String toString() {
		return this.value.toString();
	}

}
