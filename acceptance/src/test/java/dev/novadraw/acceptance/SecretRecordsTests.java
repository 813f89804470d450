package dev.novadraw.acceptance;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Checks that records with credentials or content do not print them, since printed text
 * can reach a log.
 */
class SecretRecordsTests {

	/** The names of components with secrets or content. */
	private static final Set<String> SECRET = Set.of("token", "ticket", "secret", "secretKey", "accessKey", "apiKey",
			"password", "progressKey", "headers", "user", "userId", "endUser", "heroName", "friendName", "things",
			"input", "metadata", "options", "body", "response", "image", "text", "storyTextEn", "storyTextDe",
			"titleEn", "titleDe", "pages", "paragraphs", "words", "observed", "observedElements");

	/**
	 * Records whose components only share such a name: fixed texts, rows of a table of
	 * the application, and user ids of the operating system.
	 */
	private static final Set<String> HARMLESS = Set.of("Passage", "Launch", "ErrorRow");

	private static final String GENERATED = "ObjectMethods";

	@Test
	void printNothingOfIt() {
		List<String> talkative = records().filter((type) -> !HARMLESS.contains(type.getSimpleName()))
			.filter(SecretRecordsTests::printsEverything)
			.flatMap(SecretRecordsTests::secrets)
			.toList();

		assertThat(talkative).as("Give these records a toString() of their own").isEmpty();
	}

	@Test
	void areFoundByThisTest() {
		assertThat(records().count()).isGreaterThan(100);
		assertThat(printsEverything(Talkative.class)).isTrue();
		assertThat(secrets(Talkative.class)).hasSize(1);
		assertThat(printsEverything(Discreet.class)).isFalse();
	}

	private static Stream<Class<?>> records() {
		return new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
			.importPackages("dev.novadraw")
			.stream()
			.filter(JavaClass::isRecord)
			// Test tools are not part of the application.
			.filter((type) -> Stream.of("acceptance", "chaos", "queuemodel")
				.noneMatch((root) -> type.getPackageName().startsWith("dev.novadraw." + root)))
			.map(JavaClass::reflect);
	}

	/**
	 * Arrays are excluded, since they print their address, and so are records, which are
	 * checked by themselves, and numbers.
	 */
	private static Stream<String> secrets(Class<?> type) {
		return Arrays.stream(type.getRecordComponents())
			.filter((component) -> SECRET.contains(component.getName()))
			.filter((component) -> !isHarmless(component))
			.map((component) -> type.getName() + "." + component.getName());
	}

	private static boolean isHarmless(RecordComponent component) {
		Class<?> type = component.getType();
		return type.isArray() || type.isRecord() || type.isPrimitive() || Number.class.isAssignableFrom(type)
				|| type == Record.class;
	}

	private static boolean printsEverything(Class<?> type) {
		return read(type).methods()
			.stream()
			.filter((method) -> method.methodName().equalsString("toString")
					&& method.methodTypeSymbol().parameterCount() == 0)
			.anyMatch(SecretRecordsTests::isGenerated);
	}

	private static boolean isGenerated(MethodModel method) {
		return method.code()
			.stream()
			.flatMap((code) -> code.elementStream())
			.anyMatch((element) -> element instanceof InvokeDynamicInstruction call
					&& call.bootstrapMethod().owner().displayName().equals(GENERATED));
	}

	private static ClassModel read(Class<?> type) {
		String file = type.getName().substring(type.getName().lastIndexOf('.') + 1) + ".class";
		try (InputStream bytes = Objects.requireNonNull(type.getResourceAsStream(file))) {
			return ClassFile.of().parse(bytes.readAllBytes());
		}
		catch (IOException ex) {
			throw new IllegalStateException("Cannot read " + type, ex);
		}
	}

	private record Talkative(String token, int number) {
	}

	private record Discreet(String token) {

		@Override
		public String toString() {
			return "a token";
		}

	}

}
