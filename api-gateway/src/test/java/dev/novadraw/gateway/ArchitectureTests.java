package dev.novadraw.gateway;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.web.bind.annotation.RestController;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

@AnalyzeClasses(packages = "dev.novadraw.gateway", importOptions = DoNotIncludeTests.class)
class ArchitectureTests {

	@ArchTest
	static final ArchRule packagesHaveNoCycles = slices().matching("dev.novadraw.(**)").should().beFreeOfCycles();

	@ArchTest
	static final ArchRule controllersNeverTouchARepository = noClasses().that()
		.areAnnotatedWith(RestController.class)
		.should()
		.dependOnClassesThat()
		.areAssignableTo("org.springframework.data.repository.Repository")
		.orShould()
		.dependOnClassesThat()
		.areAnnotatedWith(Repository.class);

	@ArchTest
	static final ArchRule controllersAreNotReferenced = classes().that()
		.areAnnotatedWith(RestController.class)
		.should()
		.bePackagePrivate();

	@ArchTest
	static final ArchRule sqlIsInRepositoriesOnly = noClasses().that()
		.areNotAnnotatedWith(Repository.class)
		.should()
		.dependOnClassesThat()
		.areAssignableTo(JdbcClient.class);

	@ArchTest
	static final ArchRule theGatewayKnowsNoKindByName = noClasses().should()
		.dependOnClassesThat()
		.resideInAPackage("dev.novadraw.kind.*..");

	@ArchTest
	static final ArchRule nothingIsInjectedIntoFields = NO_CLASSES_SHOULD_USE_FIELD_INJECTION;

}
