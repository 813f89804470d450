package dev.novadraw.kind;

import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

import org.springframework.beans.BeanUtils;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.util.ClassUtils;

import dev.novadraw.engine.kind.Kind;
import dev.novadraw.engine.kind.OfflineAnswer;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The rules that confine a kind to one folder.
 */
class KindsAreFoldersTests {

	private static final String TEXTS = "dev.novadraw.kind.text..";

	private static final JavaClasses KINDS = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.importPackages("dev.novadraw.kind");

	@Test
	void doNotKnowEachOther() {
		slices().matching("dev.novadraw.kind.(*)..")
			.should()
			.notDependOnEachOther()
			.ignoreDependency(alwaysTrue(), resideInAPackage(TEXTS))
			.check(KINDS);
	}

	@Test
	void haveNoPublicTypes() {
		classes().that()
			.resideInAPackage("dev.novadraw.kind.*..")
			.and()
			.resideOutsideOfPackage(TEXTS)
			.should()
			.notBePublic()
			.check(KINDS);
	}

	@Test
	void useModelsAndTheirDescriptionOnly() {
		classes().that()
			.resideInAPackage("dev.novadraw.kind.*..")
			.should()
			.onlyDependOnClassesThat()
			.resideInAnyPackage("java..", "dev.novadraw.kind..", "dev.novadraw.engine.kind",
					"dev.novadraw.engine.problem", "dev.novadraw.engine.json", "dev.novadraw.engine.text",
					"dev.novadraw.narration", "dev.novadraw.vision", "org.springframework.ai..", "jakarta.validation..",
					"com.fasterxml.jackson.annotation..", "tools.jackson..", "org.jspecify..", "org.slf4j",
					"io.micrometer.core.instrument", "reactor.core.publisher")
			.check(KINDS);
	}

	@Test
	void haveTheirOfflineAnswerInTheirFolder() {
		Map<String, String> folders = ofType(Kind.class)
			.collect(Collectors.toMap((kind) -> ((Kind<?, ?>) kind).name(), KindsAreFoldersTests::folder));

		Map<String, String> answers = ofType(OfflineAnswer.class)
			.collect(Collectors.toMap((answer) -> ((OfflineAnswer) answer).kind(), KindsAreFoldersTests::folder));

		assertThat(answers).isNotEmpty()
			.allSatisfy((kind, folder) -> assertThat(folder + ".").startsWith(folders.get(kind) + "."));
	}

	private static String folder(Object part) {
		return part.getClass().getPackageName();
	}

	/**
	 * Finds classes as applications do: by type, in any package below this one.
	 */
	private static Stream<Object> ofType(Class<?> type) {
		ClassPathScanningCandidateComponentProvider scanner = new ClassPathScanningCandidateComponentProvider(false);
		scanner.addIncludeFilter(new AssignableTypeFilter(type));
		return scanner.findCandidateComponents("dev.novadraw.kind")
			.stream()
			.map((found) -> ClassUtils.resolveClassName(Objects.requireNonNull(found.getBeanClassName()), null))
			.map(BeanUtils::instantiateClass);
	}

}
