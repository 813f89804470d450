package dev.novadraw.kind;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/**
 * What makes adding a kind, and taking it away, a matter of one folder.
 */
class KindsAreFoldersTests {

	private static final JavaClasses KINDS = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.importPackages("dev.novadraw.kind");

	@Test
	void doNotKnowEachOther() {
		slices().matching("dev.novadraw.kind.(*)..").should().notDependOnEachOther().check(KINDS);
	}

	@Test
	void areClosedToTheRestOfTheWorld() {
		classes().that().resideInAPackage("dev.novadraw.kind.*..").should().notBePublic().check(KINDS);
	}

	@Test
	void needNothingButModelsAndWhatDescribesThem() {
		classes().that()
			.resideInAPackage("dev.novadraw.kind.*..")
			.should()
			.onlyDependOnClassesThat()
			.resideInAnyPackage("java..", "dev.novadraw.kind..", "dev.novadraw.problem", "dev.novadraw.json",
					"org.springframework.ai..", "jakarta.validation..", "com.fasterxml.jackson.annotation..",
					"tools.jackson..", "org.jspecify..", "org.slf4j", "io.micrometer.core.instrument",
					"reactor.core.publisher")
			.check(KINDS);
	}

}
