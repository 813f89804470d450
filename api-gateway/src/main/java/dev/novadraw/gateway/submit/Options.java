package dev.novadraw.gateway.submit;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import dev.novadraw.client.Owner;
import dev.novadraw.gateway.problem.FieldProblem;
import dev.novadraw.json.Json;

/**
 * The options of a request, checked.
 *
 * @param input what the kind needs to know
 * @param user the client's own reference to whom it is for
 * @param metadata the client's own notes
 * @param priority seconds of head start before the client's other jobs
 */
record Options(Record input, @Nullable String user, Map<String, String> metadata, int priority) {

	Options {
		metadata = Map.copyOf(metadata);
	}

	/**
	 * Returns the same options for their sender: a caller with a user can submit for that
	 * user only.
	 */
	Options by(Owner owner) {
		if (owner.user() == null) {
			return this;
		}
		if (this.user != null && !this.user.equals(owner.user())) {
			throw OptionProblems.invalid(List.of(new FieldProblem("/" + Fields.USER, OptionProblems.INVALID_VALUE,
					"This token is for another user. Leave the field out.")));
		}
		return new Options(this.input, owner.user(), this.metadata, this.priority);
	}

	/**
	 * Returns all options as one text, equal for equal options.
	 */
	String asText() {
		return Json.MAPPER.writeValueAsString(
				List.of(this.input, String.valueOf(this.user), new TreeMap<>(this.metadata), this.priority));
	}

	@Override
	public String toString() {
		return "options of priority " + this.priority;
	}

}
