package dev.novadraw.gateway.problem;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.novadraw.gateway.Gateway;
import dev.novadraw.gateway.Reply;

import static org.assertj.core.api.Assertions.assertThat;

class ProblemTests {

	private final Gateway gateway = Gateway.shared();

	@ParameterizedTest
	@CsvSource({ "GET, /, 404, NOT_FOUND", "GET, /nothing/here, 404, NOT_FOUND", "GET, /error, 404, NOT_FOUND",
			"GET, /actuator/env, 404, NOT_FOUND", "PUT, /v1/stories, 405, METHOD_NOT_ALLOWED",
			"PATCH, /v1/jobs/x/cancel, 405, METHOD_NOT_ALLOWED", "PUT, /v1/stories/x, 405, METHOD_NOT_ALLOWED",
			"TRACE, /v1/jobs/x, 405, METHOD_NOT_ALLOWED", "BREW, /v1/jobs/x, 405, METHOD_NOT_ALLOWED",
			"GET, /v1/jobs/a%2Fb, 400, MALFORMED_REQUEST" })
	void answersEveryWrongAddressWithAProblem(String method, String path, int status, String code) {
		Reply reply = this.gateway.send(method, path, BodyPublishers.noBody());

		assertThat(reply.status()).isEqualTo(status);
		assertThat(reply.header("Content-Type")).startsWith("application/problem+json");
		assertThat(reply.at("/code")).isEqualTo(code);
		assertThat(reply.json().at("/status").intValue()).isEqualTo(status);
		assertThat(reply.at("/instance")).isEqualTo(path);
		assertThat(reply.at("/request_id")).isNotBlank().isEqualTo(reply.header("X-Request-Id"));
		assertThat(reply.header("X-Content-Type-Options")).isEqualTo("nosniff");
		assertThat(reply.header("Server")).isNull();
	}

	@Test
	void namesTheMethodsThatArePossible() {
		assertThat(this.gateway.send("PUT", "/v1/jobs/x", BodyPublishers.noBody()).header("Allow")).contains("GET",
				"DELETE");
	}

	@ParameterizedTest
	@CsvSource({ "/livez, 200", "/v1/jobs/x, 404" })
	void acceptsAnyNumberOfLanguages(String path, int status) {
		Reply reply = this.gateway.get(path, "Accept-Language", "en,".repeat(2000) + "de");

		assertThat(reply.status()).isEqualTo(status);
	}

	@Test
	void answersInJsonOnly() {
		Reply reply = this.gateway.get("/v1/jobs/x", "Accept", "text/html");

		assertThat(reply.status()).isEqualTo(406);
		assertThat(reply.at("/code")).isEqualTo("NOT_ACCEPTABLE");
		assertThat(reply.at("/detail")).contains("application/json");
	}

	@ParameterizedTest
	@ValueSource(strings = { "GET /a b c HTTP/1.1\r\nHost: x\r\n\r\n", "GET / HTTP/1.1\r\n\r\n", "NONSENSE\r\n\r\n",
			"GET /v1/jobs/<script> HTTP/1.1\r\nHost: x\r\n\r\n", "GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n",
			"GET /%00 HTTP/1.1\r\nHost: x\r\n\r\n", "GET / HTTP/9.9\r\nHost: x\r\n\r\n",
			"GET /../../etc/passwd HTTP/1.1\r\nHost: x\r\n\r\n",
			"GET /v1/jobs?limit=%zz HTTP/1.1\r\nHost: localhost\r\n\r\n",
			"GET /v1/jobs?=x HTTP/1.1\r\nHost: localhost\r\n\r\n",
			"GET /v1/jobs/x/events?ticket=%zz HTTP/1.1\r\nHost: localhost\r\n\r\n" })
	void answersWhatIsNotEvenHttpWithAProblem(String request) throws IOException {
		String response = raw(request);

		assertThat(response).matches("(?s)HTTP/1.1 (400|505) .*");
		assertThat(response).contains("Content-Type: application/problem+json", "\"code\":\"MALFORMED_REQUEST\"");
		assertThat(response).doesNotContain("<script>", "Tomcat", "Exception");
	}

	@Test
	void answersHeadersWithoutEndWithAProblem() throws IOException {
		assertThat(raw("GET / HTTP/1.1\r\nHost: x\r\nX: " + "x".repeat(9000) + "\r\n\r\n"))
			.contains("\"code\":\"MALFORMED_REQUEST\"");
	}

	@Test
	void answersMoreParametersThanAnythingAsksForWithAProblem() throws IOException {
		assertThat(raw("GET /v1/jobs?" + "a=b&".repeat(60) + " HTTP/1.1\r\nHost: localhost\r\n\r\n"))
			.contains("HTTP/1.1 400 ", "\"code\":\"MALFORMED_REQUEST\"");
	}

	@ParameterizedTest
	@ValueSource(strings = { "PUT", "PATCH", "DELETE" })
	void readsNoFormBeforeItKnowsWhoSendsIt(String method) throws IOException {
		String begun = "%s /v1/jobs/x HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000000000\r\n"
				+ "Content-Type: application/x-www-form-urlencoded\r\n\r\nbegin";

		assertThat(raw(Gateway.behindProxy(), begun.formatted(method))).contains("HTTP/1.1 401 ", "KEY_MISSING");
	}

	// Tomcat uses the chunks and closes the connection, so that no bytes are left that
	// could pass for a request.
	@Test
	void takesNoSecondRequestOutOfABodyWhoseLengthIsSaidTwice() throws IOException {
		String smuggled = "GET /v1/meta HTTP/1.1\r\nHost: localhost\r\n\r\n";
		String request = "POST /v1/jobs/x/cancel HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n"
				+ "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + smuggled;

		try (Socket socket = new Socket("127.0.0.1", this.gateway.port())) {
			socket.setSoTimeout(5000);
			socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
			String all = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

			assertThat(all.split("HTTP/1\\.1 ", -1)).as("one answer").hasSize(2);
			assertThat(all).contains("Connection: close");
		}
	}

	private String raw(String request) throws IOException {
		return raw(this.gateway, request);
	}

	private static String raw(Gateway gateway, String request) throws IOException {
		try (Socket socket = new Socket("127.0.0.1", gateway.port())) {
			socket.setSoTimeout(5000);
			socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
			StringBuilder response = new StringBuilder();
			byte[] buffer = new byte[4096];
			while (!isWhole(response)) {
				int n = socket.getInputStream().read(buffer);
				if (n < 0) {
					break;
				}
				response.append(new String(buffer, 0, n, StandardCharsets.UTF_8));
			}
			return response.toString();
		}
	}

	private static boolean isWhole(CharSequence response) {
		return response.toString().endsWith("}") || response.toString().endsWith("\r\n0\r\n\r\n");
	}

	@Test
	void keepsTheRequestIdOfAClient() {
		assertThat(this.gateway.get("/nothing", "X-Request-Id", "my-id.7").at("/request_id")).isEqualTo("my-id.7");
	}

	@ParameterizedTest
	@ValueSource(strings = { "a b", "<script>", "äöü" })
	void replacesARequestIdThatIsNotSane(String id) {
		assertThat(this.gateway.get("/nothing", "X-Request-Id", id).at("/request_id")).hasSize(36);
	}

}
