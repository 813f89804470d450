package dev.novadraw.acceptance;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.GeneralCodingRules;

import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.stereotype.Service;
import org.springframework.web.bind.annotation.RestController;

import dev.novadraw.engine.database.AsEngine;
import dev.novadraw.engine.database.DatabaseConfiguration;
import dev.novadraw.engine.kind.Generator;
import dev.novadraw.engine.kind.Kind;
import dev.novadraw.engine.kind.OfflineAnswer;
import dev.novadraw.engine.problem.Problem;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The architecture rules.
 */
@AnalyzeClasses(packages = "dev.novadraw", importOptions = DoNotIncludeTests.class)
class ArchitectureTests {

	private static final Set<String> ACCESS = Set.of(JdbcClient.class.getName(),
			NamedParameterJdbcOperations.class.getName(), NamedParameterJdbcTemplate.class.getName(),
			JdbcOperations.class.getName(), JdbcTemplate.class.getName());

	/**
	 * The classes that may use the time of day: for displayed times, HTTP dates, and the
	 * expiry of JWTs.
	 */
	private static final Set<String> TIME_OF_DAY = Set.of("EngineConfiguration", "ProvidersConfiguration", "Standalone",
			"Progress", "JobResponseFactory", "QueueSnapshotCache", "JobEstimator", "ResultService", "UserExport",
			"JwtCallerResolver", "ErrorResponseReader", "ProviderHttpClient", "AiConfiguration",
			"StartupProbeConfiguration");

	/** The packages of rules and tools for texts, which all kinds may use. */
	private static final String TEXTS = "dev.novadraw.kind.text..";

	/** The maximum number of files in a package, including {@code package-info.java}. */
	private static final int MAX_FILES = 15;

	@ArchTest
	static void packagesAreSmall(JavaClasses all) {
		Map<String, Long> files = all.stream()
			.filter(JavaClass::isTopLevelClass)
			.collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));

		assertThat(files).isNotEmpty()
			.allSatisfy((name, count) -> assertThat(count).as(name).isLessThanOrEqualTo(MAX_FILES));
	}

	@ArchTest
	static final ArchRule repositoriesAreCalledRepositories = classes().that()
		.areAnnotatedWith(Repository.class)
		.should()
		.haveSimpleNameEndingWith("Repository")
		.andShould()
		.notBeInterfaces();

	@ArchTest
	static final ArchRule typesCalledRepositoryAreRepositories = classes().that()
		.haveSimpleNameEndingWith("Repository")
		.and()
		.areNotInterfaces()
		.should()
		.beAnnotatedWith(Repository.class);

	@ArchTest
	static final ArchRule packagesAreFreeOfCycles = slices().matching("dev.novadraw.(**)").should().beFreeOfCycles();

	@ArchTest
	static final ArchRule modulesPointDownwards = noClasses().that()
		.resideInAnyPackage("dev.novadraw.engine..", "dev.novadraw.kind..", "dev.novadraw.narration..",
				"dev.novadraw.vision..", "dev.novadraw.offline..", "dev.novadraw.normalizer..",
				"dev.novadraw.normalization..")
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage("dev.novadraw.gateway..", "dev.novadraw.worker..", "dev.novadraw.standalone..");

	@ArchTest
	static final ArchRule gatewaysDoNotKnowWorkers = noClasses().that()
		.resideInAPackage("dev.novadraw.gateway..")
		.should()
		.dependOnClassesThat()
		.resideInAPackage("dev.novadraw.worker..");

	@ArchTest
	static final ArchRule workersDoNotKnowTheGateway = noClasses().that()
		.resideInAPackage("dev.novadraw.worker..")
		.should()
		.dependOnClassesThat()
		.resideInAPackage("dev.novadraw.gateway..");

	@ArchTest
	static final ArchRule endpointsUseServicesNotRepositories = noClasses().that()
		.areAnnotatedWith(RestController.class)
		.should()
		.dependOnClassesThat(describe("are repositories", ArchitectureTests::isRepository));

	@ArchTest
	static final ArchRule nothingUsesEndpoints = noClasses().should()
		.dependOnClassesThat()
		.areAnnotatedWith(RestController.class);

	@ArchTest
	static final ArchRule repositoriesUseNoServices = noClasses()
		.that(describe("are repositories", ArchitectureTests::isRepository))
		.should()
		.dependOnClassesThat()
		.areAnnotatedWith(Service.class);

	@ArchTest
	static final ArchRule sqlIsInRepositoriesOnly = noClasses().that()
		.areNotAnnotatedWith(Repository.class)
		.and()
		// This class creates the clients of repositories.
		.areNotAssignableTo(DatabaseConfiguration.class)
		.and()
		.doNotHaveSimpleName("RowLevelSecurity")
		.should()
		.dependOnClassesThat()
		.areAssignableTo(JdbcClient.class);

	/** The gateway alone may map tables to objects. */
	@ArchTest
	static final ArchRule engineAndWorkersUseNoObjectMapping = noClasses().that()
		.resideInAnyPackage("dev.novadraw.engine..", "dev.novadraw.worker..")
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage("jakarta.persistence..", "org.hibernate..", "org.springframework.data..",
				"org.springframework.orm..");

	@ArchTest
	static final ArchRule kindsDoNotKnowEachOther = slices().matching("dev.novadraw.kind.(*)..")
		.should()
		.notDependOnEachOther()
		.ignoreDependency(alwaysTrue(), resideInAPackage(TEXTS));

	@ArchTest
	static final ArchRule everyPartOfAKindIsInItsFolder = classes().that()
		.areAssignableTo(Kind.class)
		.or()
		.areAssignableTo(Generator.class)
		.or()
		.areAssignableTo(OfflineAnswer.class)
		.and()
		.areNotInterfaces()
		.should()
		.resideInAPackage("dev.novadraw.kind.*..");

	@ArchTest
	static final ArchRule nothingOfAKindIsPublic = classes().that()
		.resideInAPackage("dev.novadraw.kind.*..")
		.and()
		.resideOutsideOfPackage(TEXTS)
		.should()
		.notBePublic();

	@ArchTest
	static final ArchRule kindsKnowNoInfrastructure = noClasses().that()
		.resideInAnyPackage("dev.novadraw.kind..", "dev.novadraw.narration..", "dev.novadraw.vision..")
		.should()
		.dependOnClassesThat(resideInAnyPackage("org.springframework..", "org.apache.kafka..", "java.sql..",
				"javax.sql..", "java.net.http..", "jakarta.persistence..", "jakarta.servlet..",
				"dev.novadraw.engine.job..", "dev.novadraw.engine.lifecycle..", "dev.novadraw.engine.queue..",
				"dev.novadraw.engine.event..", "dev.novadraw.engine.dispatch..", "dev.novadraw.engine.topic..")
			.and(describe("are not Spring AI",
					(JavaClass type) -> !type.getPackageName().startsWith("org.springframework.ai"))));

	/**
	 * A problem that is not created from its code could have another title, or no page.
	 */
	@ArchTest
	static final ArchRule problemsAreCreatedFromTheirCodes = noClasses().that()
		.doNotBelongToAnyOf(Problem.class)
		.should()
		.callConstructorWhere(describe("create a problem",
				(JavaConstructorCall call) -> call.getTargetOwner().isEquivalentTo(Problem.class)));

	@ArchTest
	static final ArchRule typeNamesAreSpecific = noClasses().should()
		.haveSimpleNameEndingWith("Impl")
		.orShould()
		.haveSimpleNameEndingWith("Utils")
		.orShould()
		.haveSimpleNameEndingWith("Helper")
		.orShould()
		.haveSimpleNameEndingWith("Manager")
		.orShould()
		.resideInAnyPackage("..util..", "..utils..", "..impl..", "..dto..", "..mapper..", "..helper..");

	@ArchTest
	static final ArchRule dependenciesComeByConstructor = GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;

	@ArchTest
	static final ArchRule timeComesFromOutside = noClasses().should()
		.callMethod(Instant.class, "now")
		.orShould()
		.callMethod(LocalDateTime.class, "now")
		.orShould()
		.callMethod(OffsetDateTime.class, "now");

	/**
	 * The clocks of processes differ and may be adjusted. Limits shared by the fleet use
	 * the database's clock, and intervals within a process use the monotonic clock.
	 */
	@ArchTest
	static final ArchRule theTimeOfDayIsForPeople = noClasses().that()
		.resideOutsideOfPackages("dev.novadraw.acceptance..", "dev.novadraw.chaos..", "dev.novadraw.queuemodel..",
				"dev.novadraw.benchmarks..")
		.and(describe("need not know the time of day",
				(JavaClass type) -> !TIME_OF_DAY.contains(outermost(type).getSimpleName())))
		.should()
		.dependOnClassesThat()
		.belongToAnyOf(InstantSource.class, Clock.class)
		.orShould()
		.callMethod(System.class, "currentTimeMillis")
		.orShould()
		.callConstructor(Date.class)
		.orShould()
		.callMethodWhere(describe("counts by the clock of the process", ArchitectureTests::isCountedByProcess))
		.orShould()
		.accessFieldWhere(describe("is the clock of the process",
				(JavaFieldAccess access) -> access.getTarget().getName().equals("SYSTEM_MILLISECONDS")));

	@ArchTest
	static final ArchRule nothingSleeps = noClasses().that()
		// It delays its answer deliberately, to simulate a real model.
		.doNotHaveSimpleName("OfflineChatModel")
		.should()
		.callMethod(Thread.class, "sleep", long.class)
		.orShould()
		.callMethod(Thread.class, "sleep", Duration.class);

	@ArchTest
	static final ArchRule optionalsAreReturnedNeverKept = noFields().should().haveRawType(Optional.class);

	/**
	 * A statement has no privileges unless the transaction sets a role, so only classes
	 * that set one may access the database.
	 */
	@ArchTest
	static final ArchRule accessToTheDatabaseSaysAsWhom = noClasses().that()
		.resideOutsideOfPackages("dev.novadraw.engine.client..", "dev.novadraw.engine.database..",
				"dev.novadraw.engine.schema..", "dev.novadraw.engine.pool..", "dev.novadraw.standalone..",
				"dev.novadraw.acceptance..", "dev.novadraw.chaos..", "dev.novadraw.queuemodel..",
				"dev.novadraw.benchmarks..")
		.should(haveUnmarkedAccess());

	private static ArchCondition<JavaClass> haveUnmarkedAccess() {
		return new ArchCondition<>("take access to the database without @AsEngine") {

			@Override
			public void check(JavaClass type, ConditionEvents events) {
				type.getConstructors()
					.stream()
					.flatMap((constructor) -> constructor.getParameters().stream())
					.filter((parameter) -> ACCESS.contains(parameter.getRawType().getName()))
					.filter((parameter) -> !parameter.isAnnotatedWith(AsEngine.class))
					.forEach((parameter) -> events
						.add(SimpleConditionEvent.satisfied(parameter, "%s takes a %s without @AsEngine"
							.formatted(type.getName(), parameter.getRawType().getSimpleName()))));
			}

		};
	}

	/** Returns true for library calls that use the process's clock by default. */
	private static boolean isCountedByProcess(JavaMethodCall call) {
		String owner = call.getTargetOwner().getName();
		return (owner.startsWith("io.github.bucket4j")
				&& Set.of("expirationAfterWrite", "removeExpired", "delaying", "predicting", "withMillisecondPrecision")
					.contains(call.getName()))
				|| (owner.startsWith("org.springframework.core.retry") && call.getName().equals("timeout"));
	}

	private static JavaClass outermost(JavaClass type) {
		return type.getEnclosingClass().map(ArchitectureTests::outermost).orElse(type);
	}

	private static boolean isRepository(JavaClass type) {
		return type.isAnnotatedWith(Repository.class)
				|| type.isAssignableTo("org.springframework.data.repository.Repository");
	}

}
