package dev.novadraw.gateway.problem.handler;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;

import dev.novadraw.engine.json.Json;
import dev.novadraw.gateway.problem.ApiProblem;
import dev.novadraw.gateway.problem.HttpProblems;
import dev.novadraw.gateway.problem.ProblemResponse;
import dev.novadraw.gateway.problem.RequestId;

/**
 * A valve that responds to requests that Tomcat rejects before any servlet sees them,
 * such as one with an invalid URL.
 */
final class ProblemValve extends ErrorReportValve {

	@Override
	protected void report(Request request, Response response, @Nullable Throwable failure) {
		if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
			return;
		}
		ApiProblem problem = HttpProblems.of(HttpStatusCode.valueOf(response.getStatus()));
		String id = RequestId.of(request);
		String path = (request.getRequestURI() != null) ? request.getRequestURI() : "/";
		problem.headers().forEach((name, values) -> response.setHeader(name, values.getFirst()));
		response.setHeader(RequestId.HEADER, id);
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		response.setHeader("X-Content-Type-Options", "nosniff");
		response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
		response.setCharacterEncoding(StandardCharsets.UTF_8);
		write(response, Json.MAPPER.writeValueAsString(ProblemResponse.of(problem, path, id)));
	}

	private static void write(Response response, String body) {
		try {
			PrintWriter writer = response.getReporter();
			if (writer != null) {
				writer.write(body);
				response.finishResponse();
			}
		}
		catch (IOException ex) {
			// The client has disconnected, so no response is possible.
			return;
		}
	}

}
