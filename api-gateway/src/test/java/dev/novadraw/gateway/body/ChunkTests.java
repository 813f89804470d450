package dev.novadraw.gateway.body;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

import dev.novadraw.engine.dispatch.Sweeper;
import dev.novadraw.gateway.Gateway;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Malformed chunked bodies: the client gets an error, and the log has one line about it
 * for developers.
 */
class ChunkTests {

	private static final Logger ROOT = (Logger) LoggerFactory.getLogger("ROOT");

	private static final Logger BODIES = (Logger) LoggerFactory.getLogger(PacedInputStream.class);

	private final Gateway gateway = Gateway.shared();

	private final ListAppender<ILoggingEvent> log = new ListAppender<>();

	@BeforeEach
	void listens() {
		this.log.start();
		ROOT.addAppender(this.log);
		BODIES.setLevel(Level.DEBUG);
	}

	@AfterEach
	void listensNoLonger() {
		ROOT.detachAppender(this.log);
		BODIES.setLevel(null);
	}

	@ParameterizedTest
	@CsvSource({ "/v1/stories, multipart/form-data; boundary=x", "/v1/riddles, application/json",
			"/v1/client-tokens, application/json", "/api/create-story, application/json",
			"/v1/operations/redrives, application/json" })
	void refusesMalformedChunksWithOneLineInTheLog(String path, String contentType) throws IOException {
		for (String body : List.of("zz\r\n", "5\r\n{\"a\":xx", "1\r\n{\r\n0\r\na b: c\r\nno header\r\n\r\n",
				"FFFFFFFFFFFFFFFFFF\r\n")) {
			this.log.list.clear();

			String answer = send(path, contentType, body);

			assertThat(answer).as(body).startsWith("HTTP/1.1 400").contains("application/problem+json");
			assertThat(this.log.list).as(body)
				.filteredOn((event) -> !event.getLoggerName().equals(Sweeper.class.getName()))
				.noneMatch((event) -> event.getLevel().isGreaterOrEqual(Level.WARN));
			assertThat(this.log.list)
				.filteredOn((event) -> event.getLoggerName().equals(PacedInputStream.class.getName()))
				.hasSizeLessThan(2)
				.allSatisfy((event) -> {
					assertThat(event.getFormattedMessage()).startsWith("Malformed body reason=").doesNotContain("\n");
					assertThat(event.getThrowableProxy()).isNull();
				});
		}
	}

	@Test
	void waitsForNeitherExtensionsNorTrailers() throws IOException {
		// Their bytes could arrive as slowly as the client likes, and none counts as a
		// byte of the body.
		for (String begun : List.of("2;", "0\r\nX-Trailer: a")) {
			try (Socket socket = connect("/v1/client-tokens", "application/json")) {
				socket.getOutputStream().write(begun.getBytes(StandardCharsets.US_ASCII));

				assertThat(answer(socket)).as(begun).startsWith("HTTP/1.1 400").contains("MALFORMED_REQUEST");
			}
		}
	}

	@Test
	void findsTheNextRequestBehindTheLastChunk() throws IOException {
		try (Socket socket = connect("/v1/client-tokens", "text/plain")) {
			socket.getOutputStream().write("1\r\na\r\n0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
			write(socket, "/v1/client-tokens", "text/plain");
			socket.getOutputStream().write("2\r\naa\r\n0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
			socket.shutdownOutput();

			assertThat(answer(socket)).containsSubsequence("HTTP/1.1 415", "HTTP/1.1 415");
		}
	}

	private String send(String path, String contentType, String body) throws IOException {
		try (Socket socket = connect(path, contentType)) {
			socket.getOutputStream().write(body.getBytes(StandardCharsets.US_ASCII));
			socket.shutdownOutput();
			return answer(socket);
		}
	}

	private Socket connect(String path, String contentType) throws IOException {
		Socket socket = new Socket("127.0.0.1", this.gateway.port());
		socket.setSoTimeout(60_000);
		write(socket, path, contentType);
		return socket;
	}

	private static void write(Socket socket, String path, String contentType) throws IOException {
		socket.getOutputStream().write("""
				POST %s HTTP/1.1
				Host: 127.0.0.1
				Content-Type: %s
				Transfer-Encoding: chunked

				""".formatted(path, contentType).replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII));
	}

	private static String answer(Socket socket) throws IOException {
		return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
	}

}
