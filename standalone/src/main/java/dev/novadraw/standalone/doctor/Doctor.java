package dev.novadraw.standalone.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.env.StandardEnvironment;

import dev.novadraw.standalone.provider.ProvidersConfiguration;
import dev.novadraw.standalone.start.SettingNames;
import dev.novadraw.worker.ai.check.Checkup;
import dev.novadraw.worker.ai.check.Diagnosis;
import dev.novadraw.worker.ai.provider.AiProperties;
import dev.novadraw.worker.ai.provider.RouteRegistry;

/**
 * The command {@code nova doctor}.
 */
@Command(name = "nova doctor", sortOptions = false, mixinStandardHelpOptions = true, headerHeading = "",
		description = {
				"Asks each AI provider one tiny question for everything that a story needs, and prints what works, "
						+ "prices, retirement, and what to change. The questions cost a fraction of a cent. Keys are "
						+ "not printed.%n" },
		exitCodeListHeading = "%nExit codes:%n", exitCodeList = { "0:every provider can do everything that is used",
				"1:something must be changed", "2:wrong usage" })
public final class Doctor implements Callable<Integer> {

	@Option(names = "--provider", paramLabel = "NAME", split = ",",
			description = "The providers: offline, ollama, openai, anthropic, google, or your own. Default: those of "
					+ "NOVA_AI_PROVIDER and NOVA_AI_MODERATION.")
	private List<String> providers = List.of();

	@Spec
	@SuppressWarnings("NullAway.Init")
	private CommandSpec spec;

	private final StandardEnvironment environment = new StandardEnvironment();

	public static void main(String[] args) {
		System.exit(execute(args));
	}

	static int execute(String... args) {
		Doctor doctor = new Doctor();
		return new CommandLine(doctor).setExecutionExceptionHandler((ex, line, parsed) -> {
			line.getErr().println("nova: " + doctor.explained(ex));
			return 1;
		}).execute(args);
	}

	private String explained(Throwable failure) {
		return new SettingNames(this.environment).named(NestedExceptionUtils.getMostSpecificCause(failure));
	}

	@Override
	public Integer call() {
		try (ConfigurableApplicationContext context = start()) {
			Checkup checkup = context.getBean(Checkup.class);
			RouteRegistry routes = context.getBean(RouteRegistry.class);
			List<Diagnosis> found = new ArrayList<>();
			for (String provider : context.getBean(AiProperties.class).inUse()) {
				this.spec.commandLine().getErr().printf("asking %s%n", routes.to(provider));
				found.add(checkup.examine(routes.to(provider)));
			}
			new DoctorReport(found).print(this.spec.commandLine());
			return found.stream().allMatch(Diagnosis::isHealthy) ? 0 : 1;
		}
	}

	private ConfigurableApplicationContext start() {
		List<String> settings = new ArrayList<>();
		if (!this.providers.isEmpty()) {
			settings.add("--nova.ai.chain=" + String.join(",", this.providers));
			settings.add("--nova.ai.moderation=");
		}
		return new SpringApplicationBuilder(ProvidersConfiguration.class).environment(this.environment)
			.web(WebApplicationType.NONE)
			.properties("spring.config.name=nova-evaluation")
			.run(settings.toArray(String[]::new));
	}

}
