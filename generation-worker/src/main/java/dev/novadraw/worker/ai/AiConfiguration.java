package dev.novadraw.worker.ai;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.ai.chat.client.ChatClient;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.novadraw.engine.kind.OfflineAnswer;
import dev.novadraw.worker.ai.budget.CallBudget;
import dev.novadraw.worker.ai.call.ProviderRouting;
import dev.novadraw.worker.ai.call.RoutedChatModel;
import dev.novadraw.worker.ai.call.Router;
import dev.novadraw.worker.ai.check.Checkup;
import dev.novadraw.worker.ai.check.ModelHealth;
import dev.novadraw.worker.ai.http.ProviderHttpClient;
import dev.novadraw.worker.ai.moderation.Moderation;
import dev.novadraw.worker.ai.provider.AiProperties;
import dev.novadraw.worker.ai.provider.OfflineAnswerRegistry;
import dev.novadraw.worker.ai.provider.OfflineRoute;
import dev.novadraw.worker.ai.provider.ProtocolName;
import dev.novadraw.worker.ai.provider.ProviderProperties;
import dev.novadraw.worker.ai.provider.Route;
import dev.novadraw.worker.ai.provider.RouteRegistry;

/**
 * The chat client for generators, and the routing, budget and moderation behind it.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AiProperties.class)
public class AiConfiguration {

	private static final Logger log = LoggerFactory.getLogger(AiConfiguration.class);

	private static final String OFFLINE = "offline";

	@Bean
	public RouteRegistry aiRoutes(AiProperties settings, List<OfflineAnswer> answers) {
		settings.requireUsable();
		OfflineAnswerRegistry offline = new OfflineAnswerRegistry(answers);
		Map<String, Route> routes = new TreeMap<>();
		settings.inUse().forEach((name) -> routes.put(name, route(name, settings, offline)));
		log.info("AI providers: {}", String.join(", then ", settings.chain()));
		return new RouteRegistry(routes, routes.computeIfAbsent(OFFLINE, (name) -> route(name, settings, offline)));
	}

	private static Route route(String name, AiProperties settings, OfflineAnswerRegistry offline) {
		ProviderProperties provider = settings.provider(name);
		return (provider.protocol() == ProtocolName.OFFLINE)
				? new OfflineRoute(name, provider, settings.breaker(), offline, settings.offlineDelay())
				: new Route(name, provider, settings.breaker());
	}

	@Bean
	ProviderHttpClient providerHttp(InstantSource clock, AiProperties settings) {
		return new ProviderHttpClient(clock, settings.proxy());
	}

	@Bean
	Router aiRouter(AiProperties settings, RouteRegistry routes, CallBudget budget, ProviderHttpClient http,
			MeterRegistry meters) {
		return new Router(settings, routes, budget, http, meters);
	}

	@Bean
	ChatModel chatModel(Router router) {
		return new RoutedChatModel(router);
	}

	@Bean
	ChatClient chatClient(ChatModel model) {
		return ChatClient.create(model);
	}

	@Bean
	Moderation moderation(AiProperties settings, RouteRegistry routes, Router router, CallBudget budget,
			ProviderHttpClient http) {
		return new Moderation(settings, routes, router, budget, http);
	}

	@Bean
	ModelHealth modelsHealthIndicator(RouteRegistry routes, InstantSource clock) {
		return new ModelHealth(routes, today(clock));
	}

	@Bean
	Checkup checkup(ProviderHttpClient http, Router router, Moderation moderation, InstantSource clock) {
		return new Checkup(http, router, moderation, today(clock));
	}

	static Supplier<LocalDate> today(InstantSource clock) {
		return () -> LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
	}

	@Bean
	ProviderRouting providers(Router router, CallBudget budget) {
		return new ProviderRouting(router, budget);
	}

}
