package dev.novadraw.gateway.security;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import dev.novadraw.gateway.EventStream;
import dev.novadraw.gateway.EventStream.Event;
import dev.novadraw.gateway.Gateway;
import dev.novadraw.gateway.Multipart;
import dev.novadraw.gateway.Reply;
import dev.novadraw.gateway.Servers;
import dev.novadraw.gateway.TestClient;
import dev.novadraw.gateway.caller.Scope;
import dev.novadraw.gateway.client.ClientAdministration;
import dev.novadraw.gateway.credential.Token;
import dev.novadraw.gateway.upload.TestDrawings;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

class CredentialExpiryTests {

	private static final int SOON_SECONDS = 8;

	private static final int IMAGE_BYTES = 30_000_000;

	private static final Issuer ISSUER = Issuer.start();

	private static final Gateway GATEWAY = Gateway.start(Servers.KAFKA.bootstrapServers(), "--nova.access.mode=keys",
			"--nova.access.issuer=" + ISSUER.url());

	private final TestClient client = new TestClient(GATEWAY);

	private final Reply job = GATEWAY.post("/v1/stories",
			Multipart.drawing(TestDrawings.png(60, 60)).field("user", "child-1"), "Authorization",
			this.client.bearer());

	@AfterAll
	static void stop() {
		GATEWAY.stop();
		ISSUER.close();
	}

	@Test
	void endsWhatWasOpenedWithACredentialWhenItExpires() throws Exception {
		String token = expiringToken();
		Reply ticket = ticket(token);
		try (EventStream ofToken = open(token);
				EventStream ofTicket = EventStream.open(ticket.at("/url"));
				EventStream ofJwt = open(expiringJwt())) {
			CompletableFuture<Reply> waiting = GATEWAY.getLater("/v1/jobs/" + this.job.at("/id"), "Authorization",
					token, "Prefer", "wait=60");

			for (EventStream stream : List.of(ofToken, ofTicket, ofJwt)) {
				assertThat(stream.status()).isEqualTo(200);
				List<Event> events = stream.rest();
				assertThat(events).extracting(Event::name).startsWith("snapshot").endsWith("expired");
				assertThat(events.getLast().at("/object")).isEqualTo("job");
			}
			assertThat(waiting.get(40, TimeUnit.SECONDS).status()).isEqualTo(200);
		}
	}

	@Test
	void endsDownloadsWhenTheirCredentialEnds() throws Exception {
		String image = imageThatTakesLong();
		String export = "/v1/users/child-1/export";
		Token key = this.client.anotherKey(Scope.USUAL);
		try (Download ofToken = Download.start(image, expiringToken());
				Download ofKey = Download.start(image, "Bearer " + key.text());
				Download exported = Download.start(export, "Bearer " + key.text());
				Download untouched = Download.start(image, this.client.bearer())) {
			GATEWAY.part(ClientAdministration.class).revoke(key.id());

			List<Download> downloads = List.of(ofToken, ofKey, exported);
			Awaitility.await("the downloads to end")
				.atMost(Duration.ofMinutes(3))
				.pollInterval(Duration.ofMillis(20))
				.until(() -> downloads.stream().filter(Download::readSome).count() == 0);

			assertThat(downloads).allMatch((download) -> download.size() < IMAGE_BYTES);
			assertThat(exported.end()).doesNotEndWith("\r\n0\r\n\r\n");
			assertThat(untouched.readAll()).isGreaterThan(IMAGE_BYTES);
		}
	}

	private String imageThatTakesLong() {
		byte[] content = new byte[IMAGE_BYTES];
		new Random(1).nextBytes(content);
		String image = this.job.at("/urls/drawing");
		GATEWAY.sql()
			.sql("update drawing set content = ?, size = ?, normalized = true where id = ?::uuid")
			.params(content, content.length, image.replaceAll(".*/", ""))
			.update();
		return URI.create(image).getPath();
	}

	/** A download by a slow reader. */
	private record Download(Socket socket, ByteArrayOutputStream read) implements AutoCloseable {

		private static final int PIECE = 32 * 1024;

		static Download start(String path, String bearer) throws IOException {
			Socket socket = new Socket();
			socket.setReceiveBufferSize(PIECE);
			socket.setSoTimeout(60_000);
			socket.connect(new InetSocketAddress("127.0.0.1", GATEWAY.port()));
			socket.getOutputStream()
				.write("GET %s HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nAuthorization: %s\r\n\r\n"
					.formatted(path, bearer)
					.getBytes(US_ASCII));
			byte[] status = socket.getInputStream().readNBytes("HTTP/1.1 200".length());
			assertThat(new String(status, US_ASCII)).isEqualTo("HTTP/1.1 200");
			return new Download(socket, new ByteArrayOutputStream());
		}

		/** Reads one piece; returns false at the end. */
		boolean readSome() {
			try {
				byte[] piece = this.socket.getInputStream().readNBytes(PIECE);
				this.read.writeBytes(piece);
				return piece.length == PIECE;
			}
			catch (IOException ex) {
				return false;
			}
		}

		int readAll() {
			while (readSome()) {
				// Reads to the end.
			}
			return size();
		}

		int size() {
			return this.read.size();
		}

		String end() {
			byte[] all = this.read.toByteArray();
			return new String(all, Math.max(0, all.length - 10), Math.min(10, all.length), ISO_8859_1);
		}

		@Override
		public void close() throws IOException {
			this.socket.close();
		}

	}

	@Test
	void takesTicketsOfKeysForAMinuteAndLetsTheirStreamsLive() {
		Reply ticket = ticket(this.client.bearer());
		Reply old = ticket(this.client.bearer());
		try (EventStream stream = EventStream.open(ticket.at("/url"))) {
			assertThat(stream.next().name()).isEqualTo("snapshot");
			assertThat(Instant.parse(ticket.at("/expires_at"))).isBetween(instant(System.currentTimeMillis() + 1),
					instant(System.currentTimeMillis() + 61_000));
		}

		GATEWAY.sql()
			.sql("update access_token set created_at = now() - interval '61 s' where client = ? and job_id is not null")
			.param(this.client.name())
			.update();

		assertThat(GATEWAY.get(old.at("/url")).status()).isEqualTo(401);
	}

	private EventStream open(String bearer) {
		return EventStream.open(this.job.at("/urls/events"), "Authorization", bearer);
	}

	private Reply ticket(String bearer) {
		return GATEWAY.send("POST", "/v1/jobs/" + this.job.at("/id") + "/stream-tickets", BodyPublishers.noBody(),
				"Authorization", bearer);
	}

	private String expiringJwt() {
		// Clocks of issuers may be up to a minute behind.
		Date expiry = new Date(System.currentTimeMillis() + (SOON_SECONDS - 60) * 1000L);
		return "Bearer " + ISSUER.sign(ISSUER.claims(this.client.name()).expirationTime(expiry));
	}

	private String expiringToken() {
		Reply token = GATEWAY.post("/v1/client-tokens", "application/json",
				"{\"user\": \"child-1\", \"ttl_seconds\": 60}", "Authorization", this.client.bearer());
		GATEWAY.sql()
			.sql("update access_token set expires_at = now() + ? * interval '1 s' where client = ? and job_id is null")
			.param(SOON_SECONDS)
			.param(this.client.name())
			.update();
		return "Bearer " + token.at("/token");
	}

	private static Instant instant(long millis) {
		return Instant.ofEpochMilli(millis);
	}

}
