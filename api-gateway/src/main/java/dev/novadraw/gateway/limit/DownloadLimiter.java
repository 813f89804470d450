package dev.novadraw.gateway.limit;

import java.time.Duration;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import dev.novadraw.engine.problem.ProblemCode;
import dev.novadraw.gateway.caller.Caller;
import dev.novadraw.gateway.problem.Quota;

/**
 * Limits concurrent downloads. A slow reader keeps an image in memory, or a connection to
 * the object store, for its whole download.
 */
@Component
class DownloadLimiter implements HandlerInterceptor, WebMvcConfigurer {

	static final List<String> ADDRESSES = List.of("/v1/images/*", "/v1/users/*/export");

	private static final String NAME = "downloads";

	private static final String CALLER = DownloadLimiter.class.getName();

	/** Browsers open six connections to one server. */
	private static final int MAX_OF_CREDENTIAL = 8;

	private static final int MAX = 256;

	private static final Duration PAUSE = Duration.ofSeconds(1);

	private final CallerBulkhead slots;

	DownloadLimiter(ClientShare share) {
		this.slots = new CallerBulkhead(MAX, share, (limits) -> MAX_OF_CREDENTIAL);
	}

	@Override
	public void addInterceptors(InterceptorRegistry registry) {
		registry.addInterceptor(this).addPathPatterns(ADDRESSES);
	}

	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
		Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
		if (authentication != null && authentication.getPrincipal() instanceof Caller caller) {
			this.slots.acquire(caller,
					() -> Quota.exhausted(NAME, MAX, PAUSE)
						.used(ProblemCode.DOWNLOADS_BUSY, "Send the same request again."),
					(limit) -> Quota.exhausted(NAME, limit, PAUSE)
						.used(ProblemCode.TOO_MANY_DOWNLOADS,
								"At most %d downloads at a time are allowed. Wait for one to end.".formatted(limit)));
			request.setAttribute(CALLER, caller);
		}
		return true;
	}

	@Override
	public void afterCompletion(HttpServletRequest request, HttpServletResponse response, Object handler,
			@Nullable Exception ex) {
		if (request.getAttribute(CALLER) instanceof Caller caller) {
			this.slots.release(caller);
		}
	}

}
