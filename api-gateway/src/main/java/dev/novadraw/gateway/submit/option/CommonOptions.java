package dev.novadraw.gateway.submit.option;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.novadraw.engine.client.Owner;
import dev.novadraw.gateway.problem.FieldProblem;

/**
 * The options that all kinds share.
 *
 * @param user the client's reference to its end user
 * @param metadata the client's own notes
 * @param priority the head start over the client's other jobs, in seconds
 */
record CommonOptions(@Nullable String user, Map<String, String> metadata, int priority) {

	private static final String NORMAL = "normal";

	private static final String LOW = "low";

	/** Jobs of low priority are queued as if they had arrived five minutes later. */
	private static final int LOW_HEAD_START = -300;

	/**
	 * Removes the common options from the options and returns them.
	 * @param owner the caller; one with a user can submit for that user only
	 * @param errors receives the problems
	 */
	static CommonOptions removeFrom(ObjectNode options, Owner owner, List<FieldProblem> errors) {
		String user = user(options.remove(KnownFields.USER), errors);
		if (owner.user() != null && user != null && !owner.user().equals(user)) {
			errors.add(OptionProblems.invalid("/" + KnownFields.USER,
					"The token belongs to another user. Leave the field out."));
		}
		Map<String, String> metadata = Metadata.read(options.remove(KnownFields.METADATA), errors);
		int priority = priority(options.remove(KnownFields.PRIORITY), errors);
		return new CommonOptions((owner.user() != null) ? owner.user() : user, metadata, priority);
	}

	private static @Nullable String user(@Nullable JsonNode node, List<FieldProblem> errors) {
		if (node == null || node.isNull()) {
			return null;
		}
		String user = node.isString() ? node.stringValue() : "";
		if (looksLikeEmail(user)) {
			errors
				.add(OptionProblems.invalid("/user", "Must not be an e-mail address. Send a pseudonymous reference."));
		}
		else if (!Owner.isUser(user)) {
			errors.add(OptionProblems.invalid("/user", Owner.USER_RULE));
		}
		return user;
	}

	private static boolean looksLikeEmail(String user) {
		int at = user.indexOf('@');
		return at >= 0 && user.indexOf('.', at) >= 0;
	}

	private static int priority(@Nullable JsonNode node, List<FieldProblem> errors) {
		String priority = (node == null || node.isNull()) ? NORMAL : node.asString("");
		if (!priority.equals(NORMAL) && !priority.equals(LOW)) {
			errors.add(
					OptionProblems.invalid("/" + KnownFields.PRIORITY, "Must be '%s' or '%s'.".formatted(NORMAL, LOW)));
		}
		return priority.equals(LOW) ? LOW_HEAD_START : 0;
	}

	@Override
	public String toString() {
		return "an envelope of priority " + this.priority;
	}

}
