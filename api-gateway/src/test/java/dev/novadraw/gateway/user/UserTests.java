package dev.novadraw.gateway.user;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.novadraw.engine.job.Claim;
import dev.novadraw.engine.json.Json;
import dev.novadraw.engine.loop.WorkLoop;
import dev.novadraw.gateway.Gateway;
import dev.novadraw.gateway.Multipart;
import dev.novadraw.gateway.Reply;
import dev.novadraw.gateway.Worker;
import dev.novadraw.gateway.upload.TestDrawings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class UserTests {

	private static final Duration SOON = Duration.ofMinutes(2);

	private final Gateway gateway = Gateway.shared();

	private final Worker worker = new Worker(this.gateway);

	private final String user = "child-" + UUID.randomUUID();

	@Test
	void erasesAJobWithAllThatBelongsToIt() {
		Reply submitted = submit(this.user, "Idempotency-Key", this.user);
		String job = "/v1/jobs/" + submitted.at("/id");
		this.worker.succeed(this.worker.claim(submitted.at("/id")));

		assertThat(delete(job).status()).isEqualTo(204);

		for (String address : new String[] { job, "/v1/stories/" + submitted.at("/id"), submitted.at("/urls/drawing"),
				job + "/events" }) {
			Reply gone = this.gateway.get(address);
			assertThat(gone.status()).as(address).isEqualTo(410);
			assertThat(gone.at("/code")).isEqualTo("ERASED");
		}
		assertThat(delete(job).status()).isEqualTo(410);
		assertThat(submit(this.user, "Idempotency-Key", this.user).status()).as("sent again").isEqualTo(410);
		awaitRemovalOf(submitted.at("/id"));
		assertThat(submit(this.user, "Idempotency-Key", this.user).at("/code")).isEqualTo("ERASED");
		assertThat(this.gateway.get(job).status()).isEqualTo(410);
		assertThat(this.gateway.get("/v1/jobs?user=" + this.user).json().at("/data")).isEmpty();
	}

	@Test
	void stopsAndErasesAJobThatRuns() {
		String id = submit(this.user).at("/id");
		Claim claim = this.worker.claim(id);

		assertThat(delete("/v1/jobs/" + id).status()).isEqualTo(204);
		assertThat(this.gateway.get("/v1/jobs/" + id).status()).isEqualTo(410);
		this.worker.cancel(claim);

		awaitRemovalOf(id);
	}

	@Test
	void erasesAnImageWithWhatWasMadeOfIt() {
		Reply submitted = submit(this.user);
		this.worker.succeed(this.worker.claim(submitted.at("/id")));

		assertThat(delete(submitted.at("/urls/drawing").substring(this.gateway.address().length())).status())
			.isEqualTo(204);

		assertThat(this.gateway.get(submitted.at("/urls/drawing")).status()).isEqualTo(410);
		assertThat(this.gateway.get("/v1/jobs/" + submitted.at("/id")).status()).isEqualTo(410);
		awaitRemovalOf(submitted.at("/id"));
	}

	@Test
	void erasesAUserAndGivesAReceiptThatDoesNotNameIt() {
		String finished = submit(this.user).at("/id");
		this.worker.succeed(this.worker.claim(finished));
		String waiting = submit(this.user).at("/id");
		String other = submit("another").at("/id");

		Reply receipt = delete("/v1/users/" + this.user);

		assertThat(receipt.status()).isEqualTo(202);
		assertThat(receipt.header("Location")).isEqualTo(receipt.at("/url"));
		assertThat(receipt.header("Retry-After")).isEqualTo("1");
		assertThat(receipt.at("/object")).isEqualTo("erasure");
		awaitEndOf(receipt);
		assertThat(this.gateway.get(receipt.at("/url")).json().at("/jobs").intValue()).isEqualTo(2);
		assertThat(this.gateway.get(receipt.at("/url")).text()).doesNotContain(this.user);
		assertThat(rows(finished) + rows(waiting)).isZero();
		assertThat(this.gateway.get("/v1/jobs/" + other).status()).isEqualTo(200);
		assertThat(this.gateway.sql()
			.sql("select count(*) from erasure where end_user = ?")
			.param(this.user)
			.query(Long.class)
			.single()).isZero();
	}

	@Test
	void exportsAllDataOfAUser() throws IOException {
		Reply single = submit(this.user);
		this.worker.succeed(this.worker.claim(single.at("/id")));
		Reply two = submit(this.user);
		submit("another");

		Reply export = this.gateway.get("/v1/users/" + this.user + "/export");

		assertThat(export.status()).isEqualTo(200);
		assertThat(export.header("Content-Type")).isEqualTo("application/zip");
		Map<String, byte[]> files = unzip(export.bytes());
		assertThat(files).hasSize(5)
			.containsKeys("export.json", "jobs/" + single.at("/id") + ".json", "jobs/" + two.at("/id") + ".json");
		assertThat(text(files, "export.json")).contains("\"jobs\":2", "\"images\":2", this.user);
		assertThat(Json.MAPPER.readTree(text(files, "jobs/" + single.at("/id") + ".json"))
			.at("/result/title/en")
			.asString()).isEqualTo("The Pig");
		String image = single.at("/urls/drawing").replaceAll(".*/", "");
		assertThat(files.get("images/" + image + ".png"))
			.isEqualTo(this.gateway.get(single.at("/urls/drawing")).bytes());
	}

	@ParameterizedTest
	@ValueSource(strings = { "7", "auth0|5f7c8ec7", "google:1+1=2", "a.b_c~d-e", "A" })
	void erasesAndExportsAnyValidUser(String user) throws IOException {
		String name = user + this.user;
		String address = "/v1/users/" + URLEncoder.encode(name, StandardCharsets.UTF_8);
		String id = submit(name).at("/id");

		assertThat(unzip(this.gateway.get(address + "/export").bytes())).containsKey("jobs/" + id + ".json");
		assertThat(delete(address).status()).isEqualTo(202);
		assertThat(this.gateway.get("/v1/jobs/" + id).status()).isEqualTo(410);
	}

	@Test
	void exportsNothingOfAnUnknownUser() throws IOException {
		assertThat(unzip(this.gateway.get("/v1/users/nobody-" + this.user + "/export").bytes()))
			.containsOnlyKeys("export.json");
		assertThat(this.gateway.get("/v1/erasures/" + UUID.randomUUID()).status()).isEqualTo(404);
		assertThat(delete("/v1/users/" + "x".repeat(65)).status()).isEqualTo(404);
	}

	@Test
	void makesNothingAnewThatIsErasedWhileItRuns() {
		String id = submit(this.user, "Idempotency-Key", this.user).at("/id");
		this.worker.claim(id);

		delete("/v1/jobs/" + id);

		Reply again = submit(this.user, "Idempotency-Key", this.user);
		assertThat(again.status()).isEqualTo(410);
		assertThat(again.at("/code")).isEqualTo("ERASED");
	}

	@Test
	void makesNothingAnewOfAUserWhoIsErased() {
		Reply first = submitAs(token());

		Reply receipt = delete("/v1/users/" + this.user);
		assertThat(submitAs(token()).at("/code")).isEqualTo("ERASED");
		awaitEndOf(receipt);

		assertThat(first.status()).isEqualTo(202);
		assertThat(submitAs(token()).at("/code")).isEqualTo("ERASED");
		assertThat(rows(first.at("/id"))).isZero();
	}

	@Test
	void makesNothingAnewWhoseTimeIsOver() {
		String id = submit(this.user, "Idempotency-Key", this.user).at("/id");
		this.gateway.sql()
			.sql("""
					with gone as (
						delete from job where id = :id::uuid returning id, client, drawing_id
					), drawings as (
						delete from drawing using gone where drawing.id = drawing_id
					), answers as (
						update idempotency_key set fingerprint = null, response = null from gone where job_id = gone.id
					)
					insert into tombstone (id, client, reason) select id, client, 'expired' from gone""")
			.param("id", id)
			.update();

		assertThat(submit(this.user, "Idempotency-Key", this.user).at("/code")).isEqualTo("NO_LONGER_KEPT");
	}

	private String token() {
		return this.gateway.post("/v1/client-tokens", "application/json", "{\"user\": \"%s\"}".formatted(this.user))
			.at("/token");
	}

	private Reply submitAs(String token) {
		return this.gateway.post("/v1/stories", Multipart.drawing(TestDrawings.png(80, 60)), "Authorization",
				"Bearer " + token, "Idempotency-Key", "one");
	}

	private static Map<String, byte[]> unzip(byte[] archive) throws IOException {
		Map<String, byte[]> files = new TreeMap<>();
		try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
			for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
				files.put(entry.getName(), zip.readAllBytes());
			}
		}
		return files;
	}

	private static String text(Map<String, byte[]> files, String name) {
		return new String(files.get(name), StandardCharsets.UTF_8);
	}

	private Reply submit(String user, String... headers) {
		return this.gateway.post("/v1/stories", Multipart.drawing(TestDrawings.png(80, 60)).field("user", user),
				headers);
	}

	private Reply delete(String path) {
		return this.gateway.send("DELETE", path, BodyPublishers.noBody());
	}

	private void awaitRemovalOf(String id) {
		await("the rows of " + id + " to be removed").atMost(SOON).until(() -> {
			hurry();
			return rows(id) == 0;
		});
	}

	private void awaitEndOf(Reply receipt) {
		await("the erasure to be done").atMost(SOON).until(() -> {
			hurry();
			return "done".equals(this.gateway.get(receipt.at("/url")).at("/status"));
		});
	}

	/**
	 * Speeds up the removal of jobs. Without it, jobs that ended because of an erasure
	 * are kept for a moment, and others are searched for every few seconds.
	 */
	private void hurry() {
		this.gateway.sql().sql("""
				update job set erase_requested_at = finished_at + interval '1 s'
				where end_user = ? and finished_at >= erase_requested_at""").param(this.user).update();
		this.gateway.part("removalLoop", WorkLoop.class).wake();
	}

	/** Counts the rows left of a job in all tables. */
	private long rows(String id) {
		return this.gateway.sql().sql("""
				select (select count(*) from job where id = :id::uuid)
					+ (select count(*) from job_event where job_id = :id::uuid)
					+ (select count(*) from job_attempt where job_id = :id::uuid)
					+ (select count(fingerprint) + count(response) from idempotency_key where job_id = :id::uuid)
					+ (select count(*) from drawing where not exists (select from job where drawing_id = drawing.id))
				""").param("id", id).query(Long.class).single();
	}

}
