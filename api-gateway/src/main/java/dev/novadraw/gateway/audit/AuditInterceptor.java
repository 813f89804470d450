package dev.novadraw.gateway.audit;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import dev.novadraw.gateway.caller.Caller;

/**
 * An interceptor that records deletions, exports, and changes made by operators. It
 * matches path patterns, so new endpoints are recorded as well.
 */
@Component
class AuditInterceptor implements HandlerInterceptor, WebMvcConfigurer {

	private static final String OPERATIONS = "/v1/operations/";

	private static final String EXPORT = "/v1/users/{user}/export";

	private static final Set<String> READING = Set.of("GET", "HEAD");

	private final AuditLog log;

	AuditInterceptor(AuditLog log) {
		this.log = log;
	}

	@Override
	public void addInterceptors(InterceptorRegistry registry) {
		registry.addInterceptor(this).addPathPatterns("/v1/**", "/api/**");
	}

	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
		Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
		if (request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE) instanceof String pattern
				&& isRecorded(request.getMethod(), pattern) && authentication != null
				&& authentication.getPrincipal() instanceof Caller caller) {
			this.log.record(caller, request.getMethod() + " " + pattern, subject(caller, variables(request)));
		}
		return true;
	}

	private static boolean isRecorded(String method, String pattern) {
		return method.equals("DELETE") || pattern.equals(EXPORT)
				|| (pattern.startsWith(OPERATIONS) && !READING.contains(method));
	}

	private static String subject(Caller caller, Map<?, ?> variables) {
		return variables.entrySet()
			.stream()
			.map((variable) -> AuditSubject.of(caller.client(), String.valueOf(variable.getKey()),
					String.valueOf(variable.getValue())))
			.collect(Collectors.joining("/"));
	}

	private static Map<?, ?> variables(HttpServletRequest request) {
		@Nullable Object variables = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
		return (variables instanceof Map<?, ?> map) ? map : Map.of();
	}

}
