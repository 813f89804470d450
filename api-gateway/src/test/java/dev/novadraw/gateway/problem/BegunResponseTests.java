package dev.novadraw.gateway.problem;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

import ch.qos.logback.classic.Level;
import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import dev.novadraw.gateway.Gateway;
import dev.novadraw.gateway.Servers;
import dev.novadraw.gateway.log.LogCapture;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A response that fails after its beginning was sent ends there: no problem is appended,
 * and the client sees that it is incomplete.
 */
class BegunResponseTests {

	@Test
	void endsWithoutAProblem() throws IOException {
		Gateway gateway = Gateway.start(Failing.class, Servers.KAFKA.bootstrapServers());
		try (LogCapture log = LogCapture.at(Level.INFO); Socket socket = new Socket("127.0.0.1", gateway.port())) {
			socket.getOutputStream()
				.write("GET /v1/begun HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));

			String received = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

			assertThat(received).startsWith("HTTP/1.1 200")
				.contains("the beginning")
				.doesNotContain("problem")
				.as("the last chunk is missing")
				.doesNotContain("\r\n0\r\n");
			assertThat(log.text()).contains("lost in the middle").doesNotContain("AccessDenied", "/error");
		}
		finally {
			gateway.stop();
		}
	}

	/** Not annotated, so that no other gateway of the tests finds it. */
	static class Failing {

		@Bean
		InitializingBean begun(@Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mappings) {
			return () -> mappings.registerMapping(RequestMappingInfo.paths("/v1/begun").build(), this,
					Failing.class.getDeclaredMethod("begin", HttpServletResponse.class));
		}

		void begin(HttpServletResponse response) throws IOException {
			response.getOutputStream().write("the beginning".getBytes(StandardCharsets.US_ASCII));
			response.flushBuffer();
			throw new IllegalStateException("lost in the middle");
		}

	}

}
