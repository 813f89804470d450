package dev.novadraw.gateway.submit.option;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.novadraw.engine.kind.DrawingUse;
import dev.novadraw.engine.kind.Kind;
import dev.novadraw.gateway.body.RecordBinding;

/**
 * The fields that a client may send for a kind: those of its input, and those that all
 * kinds share.
 *
 * @param drawing the use of a drawing
 * @param ofInput the names of the fields of the input, with true for lists
 */
public record KnownFields(DrawingUse drawing, Map<String, Boolean> ofInput) {

	public static final String DRAWING = "drawing";

	static final String USER = "user";

	public static final String METADATA = "metadata";

	static final String PRIORITY = "priority";

	public static KnownFields of(Kind<?, ?> kind) {
		Map<String, Boolean> ofInput = new LinkedHashMap<>();
		Arrays.stream(kind.inputType().getRecordComponents())
			.forEach((component) -> ofInput.put(RecordBinding.nameOf(component.getName()), isList(component)));
		return new KnownFields(kind.drawing(), ofInput);
	}

	private static boolean isList(RecordComponent component) {
		return Collection.class.isAssignableFrom(component.getType());
	}

	public boolean isOption(String name) {
		return this.ofInput.containsKey(name) || name.equals(USER) || name.equals(METADATA) || name.equals(PRIORITY);
	}

	public boolean isList(String name) {
		return this.ofInput.getOrDefault(name, false);
	}

	public String known() {
		List<String> names = new ArrayList<>();
		if (this.drawing != DrawingUse.NONE) {
			names.add(DRAWING);
		}
		names.addAll(this.ofInput.keySet());
		names.add(USER);
		names.add(METADATA);
		names.add(PRIORITY);
		return String.join(", ", names);
	}

}
