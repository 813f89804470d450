package dev.novadraw.gateway.stream;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.apache.catalina.core.StandardContext;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import org.springframework.boot.tomcat.TomcatWebServer;

import dev.novadraw.gateway.Gateway;
import dev.novadraw.gateway.Multipart;
import dev.novadraw.gateway.Servers;
import dev.novadraw.gateway.upload.TestDrawings;

/**
 * Requests end when their client closes the connection. A server that still counted them
 * would wait for half a minute when it stops.
 */
class AbandonedStreamTests {

	private static final int STREAMS = 300;

	private static final Gateway GATEWAY = Gateway.start(Servers.KAFKA.bootstrapServers(),
			"--nova.streams.heartbeat=5ms", "--nova.access.limits.requests-per-second=1000000",
			"--nova.access.limits.burst=1000000");

	@AfterAll
	static void stop() {
		GATEWAY.stop();
	}

	@Test
	void leavesNoRequestOpenWhenItsClientHangsUp() throws IOException {
		String job = GATEWAY.post("/v1/stories", Multipart.drawing(TestDrawings.png(60, 60))).at("/id");
		for (int stream = 0; stream < STREAMS; stream++) {
			try (Socket socket = new Socket("127.0.0.1", GATEWAY.port())) {
				socket.getOutputStream()
					.write("GET /v1/jobs/%s/events HTTP/1.1\r\nHost: localhost\r\n\r\n".formatted(job)
						.getBytes(StandardCharsets.US_ASCII));
				if (stream % 2 == 0) {
					socket.getInputStream().read();
				}
				socket.setSoLinger(stream % 3 != 0, 0);
			}
		}

		Awaitility.await("no request to be open").until(() -> open() == 0);
	}

	private static long open() {
		return Arrays.stream(((TomcatWebServer) GATEWAY.webServer()).getTomcat().getHost().findChildren())
			.map(StandardContext.class::cast)
			.mapToLong(StandardContext::getInProgressAsyncCount)
			.sum();
	}

}
