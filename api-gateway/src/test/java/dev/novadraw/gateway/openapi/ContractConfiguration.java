package dev.novadraw.gateway.openapi;

import java.io.IOException;

import jakarta.validation.Validator;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

import dev.novadraw.engine.kind.Kind;
import dev.novadraw.engine.kind.KindRegistry;
import dev.novadraw.gateway.caller.Caller;

/**
 * The beans with which a gateway writes its own contract.
 */
@Configuration(proxyBeanMethods = false)
class ContractConfiguration {

	static {
		SpringDocUtils.getConfig().addRequestWrapperToIgnore(Caller.class, HttpHeaders.class);
	}

	// This URL does not exist in production.
	@Bean
	@Order(1)
	SecurityFilterChain contractAccess(HttpSecurity http) {
		return http.securityMatcher("/v3/api-docs*")
			.authorizeHttpRequests((requests) -> requests.anyRequest().permitAll())
			.build();
	}

	@Bean
	RecordSchemas recordSchemas() {
		return new RecordSchemas();
	}

	@Bean
	OperationCustomizer calls() {
		return new Calls();
	}

	/**
	 * Returns true for the kinds of the product. Kinds of tests are left out of the
	 * contract unless they are requested.
	 */
	private static boolean isShipped(Kind<?, ?> kind) {
		return !kind.getClass().getProtectionDomain().getCodeSource().getLocation().getPath().contains("test-classes");
	}

	@Bean
	OpenApiCustomizer contract(KindRegistry kinds, Validator validator,
			@Value("${nova.contract.all-kinds:false}") boolean allKinds) throws ClassNotFoundException, IOException {
		Contract contract = new Contract(kinds.all().stream().filter((kind) -> allKinds || isShipped(kind)).toList(),
				Class.forName("dev.novadraw.gateway.problem.ProblemResponse"), validator);
		RecordedExamples examples = new RecordedExamples();
		return (api) -> {
			contract.customise(api);
			examples.customise(api);
		};
	}

}
