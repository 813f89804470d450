package dev.novadraw.gateway.submit.form;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

import dev.novadraw.engine.json.Json;
import dev.novadraw.engine.kind.DrawingUse;
import dev.novadraw.gateway.body.RecordBinding;
import dev.novadraw.gateway.body.TextDecoding.UndecodableText;
import dev.novadraw.gateway.problem.FieldProblem;
import dev.novadraw.gateway.submit.option.KnownFields;
import dev.novadraw.gateway.submit.option.OptionProblems;
import dev.novadraw.gateway.upload.Upload;

/**
 * Assembles the parts of a multipart body: the drawing, and the options as one JSON part
 * or as one field each.
 */
final class MultipartForm {

	private static final String PAIR_START = KnownFields.METADATA + "[";

	private static final String PAIR_END = "]";

	private final KnownFields fields;

	private final ObjectNode options = Json.MAPPER.createObjectNode();

	private final List<FieldProblem> errors = new ArrayList<>();

	private @Nullable Upload drawing;

	private @Nullable ObjectNode request;

	MultipartForm(KnownFields fields) {
		this.fields = fields;
	}

	Form read() {
		if (this.request == null) {
			return new Form(this.drawing, this.options, this.errors);
		}
		this.options.propertyNames()
			.forEach((name) -> wrong(name, "The form has a part 'request'. Put every option into it."));
		return new Form(this.drawing, this.request, this.errors);
	}

	void add(FormPart part) {
		String name = part.name();
		if (name.equals(KnownFields.DRAWING) && this.fields.drawing() != DrawingUse.NONE) {
			if (this.drawing != null) {
				wrong(name, "Send one drawing only.");
				return;
			}
			this.drawing = new Upload(part.content());
		}
		else if (name.equals(Form.REQUEST)) {
			if (this.request != null) {
				wrong(name, "Send one part 'request' only.");
				return;
			}
			this.request = JsonOptions.read(part.content(), part.contentType());
		}
		else if (part.isFile()) {
			wrong(name, "The field '%s' takes no file. Known fields: %s.".formatted(name, this.fields.known()));
		}
		else {
			addText(part);
		}
	}

	private void addText(FormPart part) {
		try {
			String text = part.text();
			if (part.isJson()) {
				add(part.name(), Json.MAPPER.readTree(text));
			}
			else {
				add(part.name(), text);
			}
		}
		catch (UndecodableText ex) {
			this.errors.add(OptionProblems.invalid(pointer(part.name()), ex.detail()));
		}
		catch (JacksonException ex) {
			this.errors.add(OptionProblems.invalid(pointer(part.name()),
					"The Content-Type of this part is JSON, but its content is not."));
		}
	}

	private void add(String name, String value) {
		if (this.fields.isList(name)) {
			Arrays.stream(value.split(","))
				.map(String::strip)
				.filter((item) -> !item.isEmpty())
				.forEach(this.options.withArrayProperty(name)::add);
		}
		else if (!this.fields.isOption(name) || isPair(name) || !value.isBlank()) {
			// HTML forms also send empty fields; these count as absent.
			put(name, StringNode.valueOf(value));
		}
	}

	/** Adds a value that was sent as JSON, as some generated clients do. */
	private void add(String name, JsonNode value) {
		if (value.isNull()) {
			return;
		}
		if (this.fields.isList(name)) {
			this.options.withArrayProperty(name).addAll(value.isArray() ? value.values() : List.of(value));
			return;
		}
		put(name, value);
	}

	private void put(String name, JsonNode value) {
		if (isPair(name)) {
			addPair(name, value);
		}
		else if (!this.fields.isOption(name)) {
			// Kept, so that it is rejected later together with all other unknown fields.
			this.options.set(name, value);
		}
		else {
			put(this.options, name, value, name);
		}
	}

	private static boolean isPair(String name) {
		return name.startsWith(PAIR_START) && name.endsWith(PAIR_END);
	}

	private static String key(String pair) {
		return pair.substring(PAIR_START.length(), pair.length() - PAIR_END.length());
	}

	private void addPair(String name, JsonNode value) {
		if (this.options.has(KnownFields.METADATA) && !this.options.get(KnownFields.METADATA).isObject()) {
			this.errors.add(sentTwice(KnownFields.METADATA));
			return;
		}
		put(this.options.withObjectProperty(KnownFields.METADATA), key(name), value, name);
	}

	private void put(ObjectNode options, String key, JsonNode value, String name) {
		if (options.has(key)) {
			this.errors.add(sentTwice(name));
			return;
		}
		options.set(key, value);
	}

	private void wrong(String name, String detail) {
		this.errors.add(OptionProblems.unknown(name, detail));
	}

	private static FieldProblem sentTwice(String name) {
		return OptionProblems.invalid(pointer(name), "Send this field only once.");
	}

	private static String pointer(String name) {
		return isPair(name) ? RecordBinding.pointer(KnownFields.METADATA) + RecordBinding.pointer(key(name))
				: RecordBinding.pointer(name);
	}

}
