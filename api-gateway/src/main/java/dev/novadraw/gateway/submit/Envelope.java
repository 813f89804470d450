package dev.novadraw.gateway.submit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.novadraw.client.Owner;
import dev.novadraw.gateway.problem.FieldProblem;

/**
 * The options that every kind has.
 *
 * @param user the client's own reference to whom it is for
 * @param metadata the client's own notes
 * @param priority seconds of head start before the client's other jobs
 * @param errors what is wrong with them
 */
record Envelope(@Nullable String user, Map<String, String> metadata, int priority, List<FieldProblem> errors) {

	private static final String NORMAL = "normal";

	private static final String LOW = "low";

	/** Jobs of low priority wait as if they had come five minutes later. */
	private static final int LOW_HEAD_START = -300;

	/**
	 * Takes its fields out of the options.
	 */
	static Envelope takenFrom(ObjectNode options) {
		List<FieldProblem> errors = new ArrayList<>();
		String user = user(options.remove(Fields.USER), errors);
		Map<String, String> metadata = Metadata.read(options.remove(Fields.METADATA), errors);
		int priority = priority(options.remove(Fields.PRIORITY), errors);
		return new Envelope(user, metadata, priority, errors);
	}

	private static @Nullable String user(@Nullable JsonNode node, List<FieldProblem> errors) {
		if (node == null || node.isNull()) {
			return null;
		}
		String user = node.isString() ? node.stringValue() : "";
		if (looksLikeEmail(user)) {
			errors.add(invalid("/user", "This looks like an e-mail address. Send a reference only you understand."));
		}
		else if (!Owner.isUser(user)) {
			errors.add(invalid("/user", Owner.USER_RULE));
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
			errors.add(invalid("/" + Fields.PRIORITY, "A priority is '%s' or '%s'.".formatted(NORMAL, LOW)));
		}
		return priority.equals(LOW) ? LOW_HEAD_START : 0;
	}

	static FieldProblem invalid(String pointer, String detail) {
		return new FieldProblem(pointer, OptionProblems.INVALID_VALUE, detail);
	}

	@Override
	public String toString() {
		return "an envelope with " + this.errors.size() + " errors";
	}

}
