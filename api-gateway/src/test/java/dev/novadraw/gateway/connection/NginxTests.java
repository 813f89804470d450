package dev.novadraw.gateway.connection;

import java.awt.image.BufferedImage;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

import com.sun.net.httpserver.HttpServer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

import dev.novadraw.engine.job.Claim;
import dev.novadraw.gateway.Gateway;
import dev.novadraw.gateway.Multipart;
import dev.novadraw.gateway.Reply;
import dev.novadraw.gateway.TestClient;
import dev.novadraw.gateway.Worker;
import dev.novadraw.gateway.upload.TestDrawings;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The example configuration of a proxy, {@code deploy/nginx.conf}.
 */
@EnabledIf(value = "hasNginx", disabledReason = "needs nginx and openssl")
class NginxTests {

	private static final int MAX = 10 * 1024 * 1024;

	private static Gateway gateway;

	private static Nginx nginx;

	private static String bearer;

	static boolean hasNginx() {
		return Nginx.isInstalled();
	}

	@BeforeAll
	static void starts(@TempDir Path directory) throws Exception {
		gateway = Gateway.behindProxy();
		nginx = new Nginx(directory, gateway.port());
		bearer = new TestClient(gateway).bearer();
	}

	@AfterAll
	static void stops() {
		nginx.close();
	}

	@Test
	void sendsToTls() throws Exception {
		HttpRequest request = HttpRequest.newBuilder(URI.create(nginx.plainAddress() + "/v1/meta?a=b")).build();

		HttpResponse<Void> response = nginx.http().send(request, BodyHandlers.discarding());

		assertThat(response.statusCode()).isEqualTo(308);
		assertThat(response.headers().firstValue("Location")).hasValue("https://127.0.0.1/v1/meta?a=b");
	}

	@Test
	void passesTheLargestDrawingOnWithoutKeepingIt() throws Exception {
		byte[] drawing = noise(1800);
		assertThat(drawing).hasSizeBetween(MAX * 9 / 10, MAX);

		Reply reply = submit(drawing);

		assertThat(reply.status()).as(reply.toString()).isEqualTo(202);
		assertThat(reply.header("Location")).startsWith(nginx.address() + "/v1/jobs/");
		assertThat(reply.at("/urls/events")).startsWith(nginx.address() + "/v1/jobs/");
		assertThat(reply.header("Strict-Transport-Security")).startsWith("max-age=31536000");
		try (Stream<Path> bodies = Files.list(nginx.bodies())) {
			assertThat(bodies).isEmpty();
		}
	}

	@Test
	void leavesItToTheGatewayToSayWhatIsTooLarge() throws Exception {
		assertThat(submit(noise(1950)).at("/code")).isEqualTo("DRAWING_TOO_LARGE");
	}

	@Test
	void passesEventsOnWhenTheyHappen() throws Exception {
		Worker worker = new Worker(gateway);
		String id = submit(TestDrawings.png(200, 100)).at("/id");
		HttpRequest request = nginx.request("/v1/jobs/" + id + "/events").header("Authorization", bearer).build();
		try (InputStream body = nginx.http().send(request, BodyHandlers.ofInputStream()).body()) {
			BufferedReader lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
			awaitEvent(lines, "snapshot");

			Claim claim = worker.claim(id);
			awaitEvent(lines, "status");
			worker.succeed(claim);
			awaitEvent(lines, "done");
		}
	}

	@Test
	void keepsOperationsAndProbesToThemselves() throws Exception {
		for (String path : List.of("/v1/operations/rules", "/actuator/health", "/livez", "/readyz")) {
			assertThat(send(nginx.request(path).header("Authorization", bearer).build()).status()).isEqualTo(404);
		}
	}

	@Test
	void logsNoTickets() throws Exception {
		send(nginx.request("/v1/meta?ticket=canary").build());

		Awaitility.await("the line").until(() -> Files.readString(nginx.accessLog()).contains("GET /v1/meta\""));
		assertThat(nginx.accessLog()).content().doesNotContain("canary");
	}

	@Test
	void saysItselfWhoCalls(@TempDir Path directory) throws Exception {
		CompletableFuture<Map<String, List<String>>> headers = new CompletableFuture<>();
		HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
		server.createContext("/", (exchange) -> {
			headers.complete(Map.copyOf(exchange.getRequestHeaders()));
			exchange.sendResponseHeaders(204, -1);
			exchange.close();
		});
		server.start();
		try (Nginx proxy = new Nginx(directory, server.getAddress().getPort())) {
			HttpRequest request = proxy.request("/")
				.headers("X-Forwarded-For", "203.0.113.9", "X-Forwarded-Host", "evil.example", "X-Forwarded-Proto",
						"http", "X-Forwarded-Port", "1")
				.build();
			proxy.http().send(request, BodyHandlers.discarding());

			assertThat(headers.join()).containsEntry("X-forwarded-for", List.of("127.0.0.1"))
				.containsEntry("X-forwarded-host", List.of("127.0.0.1"))
				.containsEntry("X-forwarded-proto", List.of("https"))
				.containsEntry("X-forwarded-port", List.of(URI.create(proxy.address()).getPort() + ""));
		}
		finally {
			server.stop(0);
		}
	}

	private static Reply submit(byte[] drawing) throws Exception {
		Multipart body = Multipart.drawing(drawing);
		return send(nginx.request("/v1/stories")
			.header("Authorization", bearer)
			.header("Content-Type", body.contentType())
			.POST(body.body())
			.build());
	}

	private static Reply send(HttpRequest request) throws IOException, InterruptedException {
		return new Reply(nginx.http().send(request, BodyHandlers.ofByteArray()));
	}

	private static void awaitEvent(BufferedReader lines, String name) throws IOException {
		String line = lines.readLine();
		while (line != null && !line.equals("event:" + name)) {
			line = lines.readLine();
		}
		assertThat(line).as("event " + name).isNotNull();
	}

	/** Creates a PNG of incompressible pixels: three bytes a pixel. */
	private static byte[] noise(int side) throws IOException {
		BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
		Random random = new Random(1);
		image.setRGB(0, 0, side, side, random.ints((long) side * side).toArray(), 0, side);
		ByteArrayOutputStream file = new ByteArrayOutputStream();
		ImageIO.write(image, "png", file);
		return file.toByteArray();
	}

}
