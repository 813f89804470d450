package dev.novadraw.gateway.image;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.novadraw.gateway.Gateway;
import dev.novadraw.gateway.Multipart;
import dev.novadraw.gateway.Reply;
import dev.novadraw.gateway.TestClient;
import dev.novadraw.gateway.Worker;
import dev.novadraw.gateway.upload.TestDrawings;

import static org.assertj.core.api.Assertions.assertThat;

class ImageTests {

	private static final byte[] PIG = TestDrawings.jpeg(200, 100);

	private final Gateway gateway = Gateway.shared();

	private final Reply job = this.gateway.post("/v1/stories", Multipart.drawing(PIG));

	private final String image = this.job.at("/urls/drawing");

	@BeforeEach
	void normalize() {
		new Worker(this.gateway).normalize(this.job.at("/id"));
	}

	@Test
	void servesNoDrawingBeforeItIsNormalized() {
		String other = this.gateway.post("/v1/stories", Multipart.drawing(PIG)).at("/urls/drawing");

		Reply reply = this.gateway.get(other);

		assertThat(reply.status()).isEqualTo(409);
		assertThat(reply.at("/code")).isEqualTo("IMAGE_NOT_READY");
		assertThat(reply.header("Retry-After")).isEqualTo("2");
	}

	@Test
	void servesADrawingWithHeadersAgainstSniffing() {
		Reply reply = this.gateway.get(this.image);

		assertThat(reply.status()).isEqualTo(200);
		assertThat(reply.bytes()).isEqualTo(PIG);
		assertThat(reply.header("Content-Type")).isEqualTo("image/jpeg");
		assertThat(reply.header("X-Content-Type-Options")).isEqualTo("nosniff");
		assertThat(reply.header("Content-Disposition")).isEqualTo("attachment; filename=\"drawing.jpg\"");
		assertThat(reply.header("Content-Security-Policy")).isEqualTo("default-src 'none'; sandbox");
		assertThat(reply.header("Cross-Origin-Resource-Policy")).isEqualTo("same-site");
		assertThat(reply.header("Cache-Control")).isEqualTo("private, no-store");
	}

	@Test
	void servesPartsOfADrawing() {
		Reply reply = this.gateway.get(this.image, "Range", "bytes=0-9");

		assertThat(reply.status()).isEqualTo(206);
		assertThat(reply.header("Content-Range")).isEqualTo("bytes 0-9/" + PIG.length);
		assertThat(reply.bytes()).isEqualTo(Arrays.copyOf(PIG, 10));
	}

	@ParameterizedTest
	@ValueSource(strings = { "items=0-9", "pages=1", "bytes", "x" })
	void ignoresUnitsOfRangesItDoesNotKnow(String range) {
		Reply reply = this.gateway.get(this.image, "Range", range);

		assertThat(reply.status()).isEqualTo(200);
		assertThat(reply.bytes()).isEqualTo(PIG);
	}

	@Test
	void servesOnePartAtATime() {
		assertThat(this.gateway.get(this.image, "Range", "bytes=0-1,4-5").status()).isEqualTo(416);
	}

	@Test
	void limitsTheDownloadsOfACaller() {
		TestClient client = new TestClient(this.gateway);
		Reply submitted = this.gateway.post("/v1/stories", Multipart.drawing(PIG), "Authorization", client.bearer());
		new Worker(this.gateway).normalize(submitted.at("/id"));
		String image = submitted.at("/urls/drawing");
		this.gateway.sql()
			.sql("update drawing set content = ?, size = ? where id = ?::uuid")
			.params(new byte[10_000_000], 10_000_000, image.replaceAll(".*/", ""))
			.update();
		List<InputStream> slow = new ArrayList<>();
		for (int i = 0; i < 8; i++) {
			slow.add(this.gateway.open(image, "Authorization", client.bearer()));
		}

		Reply refused = this.gateway.get(image, "Authorization", client.bearer());

		assertThat(refused.status()).isEqualTo(429);
		assertThat(refused.at("/code")).isEqualTo("TOO_MANY_DOWNLOADS");
		assertThat(refused.header("RateLimit-Policy")).isEqualTo("\"downloads\";q=8;w=1");
		assertThat(this.gateway.get("/v1/jobs", "Authorization", client.bearer()).status()).isEqualTo(200);
		assertThat(this.gateway.get(this.image).status()).as("for others").isEqualTo(200);
		slow.forEach(ImageTests::close);
		Awaitility.await("a download to be over")
			.until(() -> this.gateway.get(image, "Authorization", client.bearer()).status() == 200);
	}

	private static void close(InputStream stream) {
		try {
			stream.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Test
	void refusesPartsThatAreNotThere() {
		Reply reply = this.gateway.get(this.image, "Range", "bytes=9999999-");

		assertThat(reply.status()).isEqualTo(416);
		assertThat(reply.at("/code")).isEqualTo("RANGE_NOT_SATISFIABLE");
		assertThat(reply.header("Content-Range")).isEqualTo("bytes */" + PIG.length);
	}

	@Test
	void describesADrawingWithoutSendingIt() {
		Reply reply = this.gateway.send("HEAD", this.image, BodyPublishers.noBody());

		assertThat(reply.status()).isEqualTo(200);
		assertThat(reply.header("Content-Length")).isEqualTo(Integer.toString(PIG.length));
	}

	@Test
	void doesNotKnowOtherIds() {
		assertThat(this.gateway.get("/v1/images/4f0b5f2e-0000-4000-8000-000000000000").status()).isEqualTo(404);
		assertThat(this.gateway.get("/v1/images/pig.png").status()).isEqualTo(404);
	}

}
