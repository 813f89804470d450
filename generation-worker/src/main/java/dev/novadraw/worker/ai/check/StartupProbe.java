package dev.novadraw.worker.ai.check;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;

import dev.novadraw.worker.ai.http.ProviderHttpClient;
import dev.novadraw.worker.ai.provider.AiProperties;
import dev.novadraw.worker.ai.provider.Audience;
import dev.novadraw.worker.ai.provider.RouteRegistry;

/**
 * A check of address, key and model of each provider in use, once at startup and free of
 * charge, that logs what to change. It never blocks startup: an unreachable provider may
 * recover before its first job.
 */
public final class StartupProbe {

	private static final Logger log = LoggerFactory.getLogger(StartupProbe.class);

	private final AiProperties settings;

	private final RouteRegistry routes;

	private final ProviderProbe probe;

	private final Supplier<LocalDate> today;

	public StartupProbe(AiProperties settings, RouteRegistry routes, ProviderHttpClient http,
			Supplier<LocalDate> today) {
		this.settings = settings;
		this.routes = routes;
		this.probe = new ProviderProbe(http);
		this.today = today;
	}

	@EventListener(ApplicationReadyEvent.class)
	void run() {
		Thread.ofVirtual().name("provider probe").start(() -> findProblems().forEach(log::error));
		spendCapWarning().ifPresent(log::warn);
		notices().forEach(log::warn);
	}

	/**
	 * Returns one message per problem, each with the setting to change.
	 */
	List<String> findProblems() {
		List<String> problems = new ArrayList<>();
		this.settings.inUse()
			.stream()
			.map(this.routes::to)
			.map((route) -> this.probe.examine(route).advice())
			.filter((advice) -> !advice.isEmpty())
			.forEach(problems::add);
		if (!isForChildren()) {
			problems.add(notForChildren());
		}
		return List.copyOf(problems);
	}

	/**
	 * Returns what to know about the models in use, without asking a provider.
	 */
	List<String> notices() {
		List<String> notices = new ArrayList<>();
		this.settings.inUse().stream().map(this.routes::to).forEach((route) -> {
			notices.addAll(ModelNotices.retirements(route, this.today.get()));
			notices.addAll(ModelNotices.limits(route));
		});
		return List.copyOf(notices);
	}

	/**
	 * Returns a warning if providers charge for calls and no daily cap is set.
	 */
	Optional<String> spendCapWarning() {
		String paid = this.settings.inUse()
			.stream()
			.filter((name) -> this.routes.to(name).price().isPaid())
			.collect(Collectors.joining(", "));
		AiProperties.SpendCap cap = this.settings.spendCap();
		return (paid.isEmpty() || cap.day() > 0 || cap.clientDay() > 0) ? Optional.empty() : Optional
			.of("Nothing limits what AI providers are paid in a day (%s): set NOVA_SPEND_CAP_DAY, or NOVA_SPEND_CAP_CLIENT_DAY for each client"
				.formatted(paid));
	}

	private boolean isForChildren() {
		return this.settings.generalAudience().contains("*") || this.settings.allChains()
			.allMatch((chain) -> chain.stream()
				.map(this.routes::to)
				.anyMatch((route) -> route.settings().policy().permits(Audience.CHILDREN)));
	}

	private String notForChildren() {
		return "By their terms, none of the AI providers in use (%s) may be sent what children make: jobs will fail with PROVIDER_NOT_PERMITTED. docs/providers.md says what to agree on and set, or choose another provider, such as ollama or offline."
			.formatted(String.join(", ", this.settings.inUse()));
	}

}
