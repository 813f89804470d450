package dev.novadraw.gateway.access;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import dev.novadraw.gateway.EventStream;
import dev.novadraw.gateway.EventStream.Event;
import dev.novadraw.gateway.Gateway;
import dev.novadraw.gateway.Multipart;
import dev.novadraw.gateway.Reply;
import dev.novadraw.gateway.Servers;
import dev.novadraw.gateway.TestClient;
import dev.novadraw.gateway.upload.TestDrawings;

import static org.assertj.core.api.Assertions.assertThat;

class CredentialExpiryTests {

	private static final int SOON_SECONDS = 8;

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
		// Clocks of issuers may be a minute behind.
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
