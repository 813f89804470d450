package dev.novadraw.gateway.submit;

import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

import dev.novadraw.gateway.problem.ApiProblem;
import dev.novadraw.gateway.problem.FieldProblem;
import dev.novadraw.gateway.upload.Upload;
import dev.novadraw.json.Json;
import dev.novadraw.kind.DrawingUse;

/**
 * Puts the parts of a multipart body together: the drawing, and either one JSON part with
 * all options or a plain field for each.
 */
final class MultipartForm {

	private static final String PAIR_START = Fields.METADATA + "[";

	private static final String PAIR_END = "]";

	private final Fields fields;

	private final ObjectNode options = Json.MAPPER.createObjectNode();

	private @Nullable Upload drawing;

	private @Nullable ObjectNode request;

	MultipartForm(Fields fields) {
		this.fields = fields;
	}

	Form read() {
		if (this.request == null) {
			return new Form(this.drawing, this.options);
		}
		if (!this.options.isEmpty()) {
			throw OptionProblems.misplaced(this.options.propertyNames().iterator().next(),
					"There is a part 'request', so every option belongs into it.");
		}
		return new Form(this.drawing, this.request);
	}

	void add(FormPart part) {
		String name = part.name();
		if (name.equals(Form.DRAWING) && this.fields.drawing() != DrawingUse.NONE) {
			if (this.drawing != null) {
				throw OptionProblems.misplaced(name, "There is a second drawing. Send one.");
			}
			this.drawing = new Upload(part.content(), part.contentType());
		}
		else if (name.equals(Form.REQUEST)) {
			if (this.request != null) {
				throw OptionProblems.misplaced(name, "There is a second part 'request'. Send one.");
			}
			this.request = JsonOptions.read(part.content());
		}
		else if (part.isFile()) {
			throw OptionProblems.misplaced(name,
					"No file is expected in '%s'. Known fields are: %s.".formatted(name, this.fields.known()));
		}
		else {
			add(name, part.text());
		}
	}

	private void add(String name, String value) {
		if (name.startsWith(PAIR_START) && name.endsWith(PAIR_END)) {
			put(metadata(), name.substring(PAIR_START.length(), name.length() - PAIR_END.length()), value);
		}
		else if (this.fields.isList(name)) {
			Arrays.stream(value.split(","))
				.map(String::strip)
				.filter((item) -> !item.isEmpty())
				.forEach(this.options.withArrayProperty(name)::add);
		}
		else if (!this.fields.isOption(name)) {
			// To be refused with all others of its kind.
			this.options.put(name, value);
		}
		else if (!value.isBlank()) {
			// HTML forms send fields that were left empty, too: those are not meant.
			put(this.options, name, value);
		}
	}

	private ObjectNode metadata() {
		if (this.options.has(Fields.METADATA) && !this.options.get(Fields.METADATA).isObject()) {
			throw sentTwice(Fields.METADATA);
		}
		return this.options.withObjectProperty(Fields.METADATA);
	}

	private static void put(ObjectNode options, String name, String value) {
		if (options.has(name)) {
			throw sentTwice(name);
		}
		options.put(name, value);
	}

	private static ApiProblem sentTwice(String name) {
		return OptionProblems.invalid(List.of(new FieldProblem(OptionProblems.pointer(name),
				OptionProblems.INVALID_VALUE, "This field was sent twice.")));
	}

}
