package dev.novadraw.gateway.docs;

import java.time.Duration;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * The configuration that serves the contract and a page to read it, without any other
 * server.
 */
@Configuration(proxyBeanMethods = false)
class DocsConfiguration implements WebMvcConfigurer {

	private static final String FILES = "classpath:/dev/novadraw/gateway/docs/public/";

	private static final String REDOC = "classpath:/META-INF/resources/webjars/redoc/";

	/** Redoc inserts styles itself, and searches in a web worker. */
	private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
			+ "img-src 'self' data:; connect-src 'self'; worker-src blob:; base-uri 'none'; form-action 'none'; "
			+ "frame-ancestors 'none'";

	@Override
	public void addResourceHandlers(ResourceHandlerRegistry registry) {
		CacheControl hour = CacheControl.maxAge(Duration.ofHours(1));
		registry.addResourceHandler("/docs/redoc/**").addResourceLocations(REDOC).setCacheControl(hour);
		registry.addResourceHandler("/docs/*.*").addResourceLocations(FILES).setCacheControl(hour);
	}

	@Override
	public void addViewControllers(ViewControllerRegistry registry) {
		registry.addViewController("/docs").setViewName("forward:/docs/index.html");
		// With an explicit status, the redirect is sent unchanged, without the Host of
		// the request.
		registry.addRedirectViewController("/docs/", "/docs").setStatusCode(HttpStatus.PERMANENT_REDIRECT);
	}

	@Override
	public void addInterceptors(InterceptorRegistry registry) {
		registry.addInterceptor(new HandlerInterceptor() {

			@Override
			public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
				response.setHeader("Content-Security-Policy", POLICY);
				return true;
			}

		}).addPathPatterns("/docs", "/docs/**");
	}

}
