package dev.novadraw.gateway.problem.handler;

import jakarta.servlet.http.HttpServletRequest;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.util.DisconnectedClientHelper;

import dev.novadraw.engine.object.StoreUnavailableException;
import dev.novadraw.engine.outage.Dependency;
import dev.novadraw.gateway.problem.ApiProblem;
import dev.novadraw.gateway.problem.DatabaseOutage;
import dev.novadraw.gateway.problem.HttpProblems;
import dev.novadraw.gateway.problem.ProblemResponse;
import dev.novadraw.gateway.problem.RequestId;

/**
 * A handler that turns exceptions into problem responses. Unexpected exceptions are
 * faults of the gateway: they are logged in full, and clients receive no detail.
 */
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {

	private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

	@ExceptionHandler
	ResponseEntity<Object> on(ApiProblem problem, HttpServletRequest request) {
		return ProblemResponse.response(problem, problem.headers(), request.getRequestURI(), RequestId.of(request));
	}

	/**
	 * Handles a request with invalid headers or parameters, or an invalid multipart body.
	 */
	@ExceptionHandler({ RequestRejectedException.class, MultipartException.class, InvalidMediaTypeException.class,
			InvalidParameterException.class })
	ResponseEntity<Object> onMalformed(Exception ex, HttpServletRequest request) {
		return on(HttpProblems.of(HttpStatus.BAD_REQUEST), request);
	}

	@ExceptionHandler
	ResponseEntity<Object> on(StoreUnavailableException ex, HttpServletRequest request) {
		// It is logged already, once for all requests.
		log.debug("{}", ex.getMessage());
		return on(HttpProblems.unavailable(), request);
	}

	@ExceptionHandler
	@Nullable ResponseEntity<Object> on(Exception ex, HttpServletRequest request) {
		if (DatabaseOutage.isBehind(ex)) {
			Dependency.behind(ex)
				.ifPresentOrElse((dependency) -> dependency.failedOnce(ex),
						() -> log.warn("Database busy: cause={}", ex.getClass().getSimpleName()));
			return on(HttpProblems.unavailable(), request);
		}
		if (DisconnectedClientHelper.isClientDisconnectedException(ex)) {
			log.debug("Client disconnected", ex);
			return null;
		}
		log.error("Request failed: method={} path={}", request.getMethod(), request.getRequestURI(), ex);
		return on(HttpProblems.of(HttpStatus.INTERNAL_SERVER_ERROR), request);
	}

	/**
	 * Names the available formats in the response.
	 */
	@Override
	protected ResponseEntity<Object> handleHttpMediaTypeNotAcceptable(HttpMediaTypeNotAcceptableException ex,
			HttpHeaders headers, HttpStatusCode status, WebRequest request) {
		HttpServletRequest http = ((ServletWebRequest) request).getRequest();
		return ProblemResponse.response(HttpProblems.notAcceptable(ex.getSupportedMediaTypes()), headers,
				http.getRequestURI(), RequestId.of(http));
	}

	@Override
	protected ResponseEntity<Object> handleExceptionInternal(Exception ex, @Nullable Object body, HttpHeaders headers,
			HttpStatusCode status, WebRequest request) {
		if (status.is5xxServerError()) {
			log.error("Request failed: {}", request.getDescription(false), ex);
		}
		HttpServletRequest http = ((ServletWebRequest) request).getRequest();
		ApiProblem problem = HttpProblems.of(status);
		HttpHeaders all = new HttpHeaders(problem.headers());
		all.putAll(headers);
		return ProblemResponse.response(problem, all, http.getRequestURI(), RequestId.of(http));
	}

}
