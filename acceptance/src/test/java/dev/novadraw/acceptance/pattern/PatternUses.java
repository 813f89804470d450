package dev.novadraw.acceptance.pattern;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.Annotation;
import java.lang.classfile.AnnotationElement;
import java.lang.classfile.AnnotationValue;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.FieldModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.MethodModel;
import java.lang.classfile.constantpool.MethodRefEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * The regular expressions that a class uses, found in its byte code.
 */
final class PatternUses {

	private static final String PATTERN = "java/util/regex/Pattern";

	private static final String MATCHER = "java/util/regex/Matcher";

	private static final String VALIDATED = "Ljakarta/validation/constraints/Pattern;";

	/** The methods that take a regular expression; true for those that search for it. */
	private static final Map<String, Boolean> PATTERN_METHODS = Map.of("java/lang/String.matches", false,
			"java/lang/String.replaceAll", true, "java/lang/String.replaceFirst", true, "java/lang/String.split", true,
			"java/lang/String.splitWithDelimiters", true, PATTERN + ".compile", true, PATTERN + ".matches", false,
			"java/util/Scanner.useDelimiter", true, "java/util/Scanner.findInLine", true);

	private static final Set<String> SEARCHING = Set.of(MATCHER + ".find", MATCHER + ".results",
			MATCHER + ".replaceAll", MATCHER + ".replaceFirst", PATTERN + ".split", PATTERN + ".splitAsStream",
			PATTERN + ".asPredicate");

	private final List<Use> uses = new ArrayList<>();

	private final ClassModel type;

	private final String name;

	private PatternUses(ClassModel type) {
		this.type = type;
		this.name = type.thisClass().asInternalName().replace('/', '.');
	}

	/**
	 * A use of a regular expression.
	 *
	 * @param place the class and method
	 * @param pattern the expression, or null if the byte code does not contain it
	 * @param searches true if it is tried at every position of a text
	 */
	record Use(String place, Pattern pattern, boolean searches) {

		@Override
		public String toString() {
			return this.place + " " + this.pattern;
		}

	}

	static List<Use> in(byte[] classFile) {
		PatternUses found = new PatternUses(ClassFile.of().parse(classFile));
		found.type.methods().forEach(found::method);
		found.type.fields().forEach(found::annotations);
		found.references();
		return found.uses;
	}

	private void method(MethodModel method) {
		String place = this.name + "." + method.methodName().stringValue();
		List<Object> constants = new ArrayList<>();
		method.code().ifPresent((code) -> {
			for (CodeElement element : code) {
				switch (element) {
					case ConstantInstruction constant -> constants.add(constant.constantValue());
					case InvokeInstruction call -> {
						call(place, call, constants);
						constants.clear();
					}
					case Instruction other -> constants.clear();
					default -> {
						// Other elements, such as line numbers.
					}
				}
			}
		});
	}

	private void call(String place, InvokeInstruction call, List<Object> constants) {
		String called = call.owner().asInternalName() + "." + call.name().stringValue();
		if (PATTERN_METHODS.containsKey(called)) {
			int flags = (called.endsWith(".compile") && constants.size() > 1) ? (Integer) constants.getLast() : 0;
			boolean searches = called.endsWith(".compile") ? searches() : PATTERN_METHODS.get(called);
			this.uses.add(new Use(place,
					isText(constants) ? Pattern.compile((String) constants.getFirst(), flags) : null, searches));
		}
	}

	private static boolean isText(List<Object> constants) {
		return !constants.isEmpty() && constants.getFirst() instanceof String;
	}

	private boolean searches() {
		boolean[] searches = new boolean[1];
		calls((called) -> searches[0] |= SEARCHING.contains(called));
		return searches[0];
	}

	private void calls(Consumer<String> each) {
		for (PoolEntry entry : this.type.constantPool()) {
			if (entry instanceof MethodRefEntry method) {
				each.accept(method.owner().asInternalName() + "." + method.name().stringValue());
			}
		}
	}

	// Method references, such as String::matches, appear in no call.
	private void references() {
		calls((called) -> {
			if (PATTERN_METHODS.containsKey(called) && this.uses.isEmpty()) {
				this.uses.add(new Use(this.name, null, true));
			}
		});
	}

	private void annotations(FieldModel field) {
		field.findAttribute(Attributes.runtimeVisibleAnnotations())
			.stream()
			.flatMap((all) -> all.annotations().stream())
			.filter((annotation) -> annotation.className().stringValue().equals(VALIDATED))
			.map(PatternUses::expression)
			.forEach((pattern) -> this.uses
				.add(new Use(this.name + "." + field.fieldName().stringValue(), pattern, false)));
	}

	private static Pattern expression(Annotation annotation) {
		return annotation.elements()
			.stream()
			.filter((element) -> element.name().stringValue().equals("regexp"))
			.map(AnnotationElement::value)
			.map(AnnotationValue.OfString.class::cast)
			.map((value) -> Pattern.compile(value.stringValue()))
			.findFirst()
			.orElseThrow();
	}

	static byte[] read(URL file) {
		try (InputStream in = file.openStream()) {
			return in.readAllBytes();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
