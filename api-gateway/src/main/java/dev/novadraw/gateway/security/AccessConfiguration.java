package dev.novadraw.gateway.security;

import jakarta.servlet.DispatcherType;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.web.servlet.HandlerExceptionResolver;

import dev.novadraw.gateway.caller.Caller;
import dev.novadraw.gateway.caller.CallerToken;
import dev.novadraw.gateway.caller.Scope;
import dev.novadraw.gateway.credential.AccessProperties;

/**
 * The scope that each path requires, all in one place. Paths that are not listed are
 * denied.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AccessProperties.class)
class AccessConfiguration {

	/** Paths that need no credential. */
	private static final String[] PUBLIC = { "/docs", "/docs/**", "/livez", "/readyz", "/actuator/health",
			"/actuator/health/**", "/health" };

	/**
	 * Disables spans for the filters of the chain, as they carry no useful information.
	 */
	@Bean
	SecurityObservationSettings observations() {
		return SecurityObservationSettings.noObservations();
	}

	/**
	 * Validates URLs strictly, but accepts any HTTP method: controllers decide on
	 * methods.
	 */
	@Bean
	HttpFirewall firewall() {
		StrictHttpFirewall firewall = new StrictHttpFirewall();
		firewall.setUnsafeAllowAnyHttpMethod(true);
		return firewall;
	}

	@Bean
	SecurityFilterChain access(HttpSecurity http, AccessProperties settings, BearerAuthentication authentication,
			BearerTokenExtractor sentToken, ProblemAuthenticationEntryPoint refusals,
			@Qualifier("handlerExceptionResolver") HandlerExceptionResolver resolver) {
		http.csrf(AbstractHttpConfigurer::disable)
			.requestCache(AbstractHttpConfigurer::disable)
			.logout(AbstractHttpConfigurer::disable)
			.sessionManagement((session) -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
			// Controllers set their own caching headers.
			.headers((headers) -> headers.cacheControl((cache) -> cache.disable())
				.referrerPolicy((referrer) -> referrer.policy(ReferrerPolicy.NO_REFERRER)))
			.authorizeHttpRequests(AccessConfiguration::rules)
			.exceptionHandling((refused) -> refused.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
			.oauth2ResourceServer((server) -> server.authenticationManagerResolver(authentication)
				.bearerTokenResolver(sentToken)
				.authenticationEntryPoint(refusals)
				.accessDeniedHandler(refusals));
		if (!settings.origins().isEmpty()) {
			http.addFilter(CorsFilters.filter(settings.origins()));
		}
		if (settings.mode() == AccessProperties.Mode.OPEN) {
			http.anonymous((anonymous) -> anonymous.principal(Caller.ANONYMOUS)
				.authorities(CallerToken.authorities(Caller.ANONYMOUS.scopes())))
				.addFilterAfter(new LoopbackGuard(resolver), SecurityContextHolderFilter.class);
		}
		return http.build();
	}

	private static void rules(
			AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
		String read = Scope.JOBS_READ.id();
		String write = Scope.JOBS_WRITE.id();
		// The container includes the error page in a response that has begun.
		requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.INCLUDE, DispatcherType.ASYNC)
			.permitAll()
			.requestMatchers("/v1/operations/**")
			.hasAuthority(Scope.OPERATIONS.id())
			.requestMatchers(HttpMethod.POST, "/v1/client-tokens")
			.hasAuthority(Scope.TOKENS_ISSUE.id())
			.requestMatchers("/v1/users/**", "/v1/erasures/**")
			.hasAuthority(Scope.ERASURE.id())
			.requestMatchers(HttpMethod.DELETE, "/v1/**", "/api/**")
			.hasAuthority(Scope.ERASURE.id())
			.requestMatchers(HttpMethod.GET, "/v1/jobs/*/events")
			.hasAnyAuthority(read, Scope.STREAM.id())
			.requestMatchers(HttpMethod.POST, "/v1/jobs/*/stream-tickets")
			.hasAuthority(read)
			.requestMatchers(HttpMethod.GET, "/v1/**", "/api/**")
			.hasAuthority(read)
			.requestMatchers(HttpMethod.HEAD, "/v1/**", "/api/**")
			.hasAuthority(read)
			.requestMatchers("/v1/**", "/api/**")
			.hasAuthority(write)
			.requestMatchers(PUBLIC)
			.permitAll()
			.anyRequest()
			.denyAll();
	}

}
