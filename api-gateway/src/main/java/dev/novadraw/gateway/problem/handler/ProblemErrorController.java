package dev.novadraw.gateway.problem.handler;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.novadraw.gateway.problem.ApiProblem;
import dev.novadraw.gateway.problem.HttpProblems;
import dev.novadraw.gateway.problem.ProblemResponse;
import dev.novadraw.gateway.problem.RequestId;

/**
 * A controller that responds if the servlet container, not a controller, ended a request.
 */
@Hidden
@RestController
class ProblemErrorController implements ErrorController {

	/**
	 * Returns the problem, or null for nothing: the container includes this page in a
	 * response that has begun, which a problem would only corrupt, and then closes the
	 * connection.
	 */
	@RequestMapping("/error")
	@Nullable ResponseEntity<Object> error(HttpServletRequest request) {
		if (request.getDispatcherType() == DispatcherType.INCLUDE) {
			return null;
		}
		ApiProblem problem = HttpProblems.of(status(request));
		String path = (request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String original) ? original
				: request.getRequestURI();
		return ProblemResponse.response(problem, problem.headers(), path, RequestId.of(request));
	}

	private static HttpStatusCode status(HttpServletRequest request) {
		// Without the attribute, a client requested this path, which is not public.
		return (request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code)
				? HttpStatusCode.valueOf(code) : HttpStatus.NOT_FOUND;
	}

}
