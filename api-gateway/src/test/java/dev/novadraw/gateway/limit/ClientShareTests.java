package dev.novadraw.gateway.limit;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

import io.micrometer.core.instrument.MeterRegistry;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import dev.novadraw.gateway.EventStream;
import dev.novadraw.gateway.Gateway;
import dev.novadraw.gateway.Multipart;
import dev.novadraw.gateway.Reply;
import dev.novadraw.gateway.TestClient;
import dev.novadraw.gateway.body.SlowClient;
import dev.novadraw.gateway.caller.Scope;
import dev.novadraw.gateway.upload.TestDrawings;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The share of one client of what a gateway has, however many keys the client has.
 */
class ClientShareTests {

	/** A hundredth of the downloads there may be. */
	private static final int DOWNLOADS = 2;

	private static final int STREAMS = 3;

	private static final int UPLOAD_BYTES = 8_000_000;

	private static final Gateway GATEWAY = Gateway.startWithKeys("--nova.clients.share=1",
			"--nova.streams.max=" + 100 * STREAMS, "--nova.uploads.max=200", "--nova.uploads.memory=100MB");

	private final TestClient anna = new TestClient(GATEWAY);

	private final Reply ofAnna = submit(this.anna);

	private final TestClient ben = new TestClient(GATEWAY);

	private final Reply ofBen = submit(this.ben);

	@AfterAll
	static void stop() {
		GATEWAY.stop();
	}

	@Test
	void leavesStreams() {
		String events = this.ofAnna.at("/urls/events");
		List<EventStream> open = new ArrayList<>();
		for (int i = 0; i < STREAMS; i++) {
			open.add(EventStream.open(events, "Authorization", anotherKey()));
			assertThat(open.getLast().status()).isEqualTo(200);
		}

		// One that is not refused has no end.
		try (EventStream another = EventStream.open(events, "Authorization", anotherKey())) {
			assertThat(another.status()).isEqualTo(429);
		}
		Reply refused = GATEWAY.get(events, "Authorization", anotherKey());
		try (EventStream other = EventStream.open(this.ofBen.at("/urls/events"), "Authorization", this.ben.bearer())) {
			assertThat(other.status()).isEqualTo(200);
		}

		assertThat(refused.status()).isEqualTo(429);
		assertThat(refused.at("/code")).isEqualTo("TOO_MANY_STREAMS");
		assertThat(refused.header("RateLimit-Policy")).isEqualTo("\"streams\";q=%d;w=5".formatted(STREAMS));
		open.forEach(EventStream::close);
	}

	@Test
	void leavesDownloads() throws Exception {
		String image = largeImage(this.ofAnna);
		List<InputStream> slow = new ArrayList<>();
		for (int i = 0; i < DOWNLOADS; i++) {
			slow.add(GATEWAY.open(image, "Authorization", anotherKey()));
		}

		Reply refused = GATEWAY.get(image, "Authorization", anotherKey());
		Reply other = GATEWAY.get(largeImage(this.ofBen), "Authorization", this.ben.bearer());
		for (InputStream stream : slow) {
			stream.close();
		}

		assertThat(other.status()).isEqualTo(200);
		assertThat(refused.status()).isEqualTo(429);
		assertThat(refused.at("/code")).isEqualTo("TOO_MANY_DOWNLOADS");
		assertThat(refused.header("RateLimit-Policy")).isEqualTo("\"downloads\";q=%d;w=1".formatted(DOWNLOADS));
	}

	// One upload of the largest size always fits, a second one does not.
	@Test
	void leavesMemory() throws Exception {
		try (SlowClient first = new SlowClient(GATEWAY, this.anna.bearer(), UPLOAD_BYTES)) {
			assertThat(first.send("x".repeat(UPLOAD_BYTES / 2))).isTrue();
			Awaitility.await("half of the upload to be in memory").until(() -> memory() >= UPLOAD_BYTES / 2);

			try (SlowClient second = new SlowClient(GATEWAY, anotherKey(), UPLOAD_BYTES)) {
				assertThat(second.line()).startsWith("HTTP/1.1 429");
			}
			assertThat(submit(this.ben).status()).isEqualTo(202);
		}
	}

	private String anotherKey() {
		return TestClient.bearer(this.anna.anotherKey(Scope.USUAL));
	}

	private static Reply submit(TestClient client) {
		return GATEWAY.post("/v1/stories", Multipart.drawing(TestDrawings.png(60, 60)), "Authorization",
				client.bearer());
	}

	private static String largeImage(Reply job) {
		String image = job.at("/urls/drawing");
		GATEWAY.sql()
			.sql("update drawing set content = ?, size = ?, normalized = true where id = ?::uuid")
			.params(new byte[10_000_000], 10_000_000, image.replaceAll(".*/", ""))
			.update();
		return image;
	}

	private static double memory() {
		return GATEWAY.part(MeterRegistry.class).get("novadraw.uploads.memory").gauge().value();
	}

}
