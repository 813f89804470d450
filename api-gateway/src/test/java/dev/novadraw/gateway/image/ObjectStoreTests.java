package dev.novadraw.gateway.image;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import dev.novadraw.embedded.EmbeddedObjectStore;
import dev.novadraw.gateway.Gateway;
import dev.novadraw.gateway.Multipart;
import dev.novadraw.gateway.Reply;
import dev.novadraw.gateway.Servers;
import dev.novadraw.gateway.Worker;
import dev.novadraw.gateway.upload.TestDrawings;

import static org.assertj.core.api.Assertions.assertThat;

class ObjectStoreTests {

	private static final byte[] PIG = TestDrawings.jpeg(200, 100);

	private static final EmbeddedObjectStore STORE = EmbeddedObjectStore.start();

	private static final Gateway GATEWAY = Gateway.start(Servers.KAFKA.bootstrapServers(), STORE.settings());

	@AfterAll
	static void stop() {
		GATEWAY.stop();
		STORE.close();
	}

	@Test
	void servesDrawingsThatAreNotInTheDatabase() {
		Reply job = submitted();
		new Worker(GATEWAY).normalize(job.at("/id"));

		assertThat(stored(job, "content is null")).isEqualTo("true");
		assertThat(STORE.keys()).contains(stored(job, "object_key"));
		assertThat(GATEWAY.get(job.at("/urls/drawing")).bytes()).isEqualTo(PIG);
		Reply part = GATEWAY.get(job.at("/urls/drawing"), "Range", "bytes=2-9");
		assertThat(part.status()).isEqualTo(206);
		assertThat(part.bytes()).isEqualTo(Arrays.copyOfRange(PIG, 2, 10));
	}

	@Test
	void storesADrawingOnceForRepeatedRequests() {
		List<String> before = STORE.keys();
		String key = UUID.randomUUID().toString();

		for (int i = 0; i < 3; i++) {
			assertThat(GATEWAY.post("/v1/stories", Multipart.drawing(PIG), "Idempotency-Key", key).status())
				.isEqualTo(202);
		}

		assertThat(STORE.keys()).filteredOn((object) -> !before.contains(object)).hasSize(1);
	}

	@Test
	void removesTheObjectOfADrawingThatIsErased() {
		Reply job = submitted();
		String key = stored(job, "object_key");
		assertThat(STORE.keys()).contains(key);

		assertThat(GATEWAY.send("DELETE", "/v1/jobs/" + job.at("/id"), BodyPublishers.noBody()).status())
			.isEqualTo(204);

		Awaitility.await("the object to be removed").until(() -> !STORE.keys().contains(key));
	}

	@Test
	void acceptsNothingAndLosesNothingWhileTheStoreIsAway() {
		Reply job = submitted();
		new Worker(GATEWAY).normalize(job.at("/id"));
		Gateway.Traces before = GATEWAY.traces();

		STORE.makeUnreachable();
		try {
			for (Reply reply : new Reply[] { GATEWAY.post("/v1/stories", Multipart.drawing(PIG)),
					GATEWAY.get(job.at("/urls/drawing")) }) {
				assertThat(reply.status()).isEqualTo(503);
				assertThat(reply.at("/code")).isEqualTo("UNAVAILABLE");
				assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
			}
		}
		finally {
			STORE.makeReachable();
		}

		assertThat(GATEWAY.traces().since(before)).isEqualTo(Gateway.Added.NOTHING);
		assertThat(GATEWAY.get(job.at("/urls/drawing")).bytes()).isEqualTo(PIG);
	}

	private static Reply submitted() {
		Reply job = GATEWAY.post("/v1/stories", Multipart.drawing(PIG));
		assertThat(job.status()).isEqualTo(202);
		return job;
	}

	private static String stored(Reply job, String column) {
		return GATEWAY.sql()
			.sql("select cast(%s as text) from drawing where id = (select drawing_id from job where id = ?::uuid)"
				.formatted(column))
			.param(job.at("/id"))
			.query(String.class)
			.single();
	}

}
