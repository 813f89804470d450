package dev.novadraw.gateway.stream;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;

import io.micrometer.core.instrument.MeterRegistry;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.kafka.core.KafkaTemplate;

import dev.novadraw.engine.job.Claim;
import dev.novadraw.engine.job.JobId;
import dev.novadraw.engine.json.Json;
import dev.novadraw.engine.kind.Stage;
import dev.novadraw.engine.progress.ProgressReport;
import dev.novadraw.engine.topic.TopicNames;
import dev.novadraw.gateway.EventStream;
import dev.novadraw.gateway.EventStream.Event;
import dev.novadraw.gateway.Gateway;
import dev.novadraw.gateway.Multipart;
import dev.novadraw.gateway.Reply;
import dev.novadraw.gateway.Servers;
import dev.novadraw.gateway.Worker;
import dev.novadraw.gateway.upload.TestDrawings;

import static org.assertj.core.api.Assertions.assertThat;

class StreamTests {

	private static Gateway fast;

	private final Gateway gateway = Gateway.shared();

	private final Worker worker = new Worker(this.gateway);

	private final String id = this.gateway.post("/v1/stories", Multipart.drawing(TestDrawings.png(200, 100))).at("/id");

	@AfterAll
	static void stopsTheFastGateway() {
		if (fast != null) {
			fast.stop();
		}
	}

	/**
	 * Returns a gateway that sends heartbeats and progress very often, even if nothing
	 * changes.
	 */
	private static Gateway fast() {
		if (fast == null) {
			fast = Gateway.start(Servers.KAFKA.bootstrapServers(), "--nova.streams.heartbeat=50ms",
					"--nova.streams.progress=50ms");
		}
		return fast;
	}

	@Test
	void beginsAndEndsWithTheWholeJob() {
		try (EventStream stream = open(this.gateway)) {
			Event snapshot = stream.next();
			Claim claim = this.worker.claim(this.id);
			this.worker.succeed(claim);
			List<Event> rest = stream.rest();

			assertThat(stream.status()).isEqualTo(200);
			assertThat(stream.header("Content-Type")).startsWith("text/event-stream");
			assertThat(stream.header("X-Accel-Buffering")).isEqualTo("no");
			assertThat(stream.header("Cache-Control")).isEqualTo("no-store, no-transform");
			assertThat(stream.retry()).isEqualTo("3000");
			assertThat(snapshot.name()).isEqualTo("snapshot");
			assertThat(snapshot.id()).isEqualTo("1");
			assertThat(snapshot.at("/object")).isEqualTo("job");
			assertThat(snapshot.at("/status")).isEqualTo("queued");
			assertThat(snapshot.at("/urls/events")).isEqualTo(events(this.gateway));
			Event done = rest.getLast();
			assertThat(done.name()).isEqualTo("done");
			assertThat(done.at("/status")).isEqualTo("succeeded");
			assertThat(done.at("/result/title/en")).isEqualTo("The Pig");
			assertThat(done.json()).isEqualTo(this.gateway.get("/v1/jobs/" + this.id).json());
			assertThat(
					rest.stream().filter((event) -> event.name().equals("status")).map((event) -> event.at("/status")))
				.containsExactly("queued", "running");
		}
	}

	@Test
	void goesOnWhileTheRelayOfEventsWaitsForAnOpenTransaction() {
		try (EventStream stream = open(this.gateway)) {
			stream.next("snapshot");
			this.gateway.whileEventsWait(() -> {
				this.gateway.post("/v1/jobs/" + this.id + "/cancel", "application/json", "");

				// A stream without notifications checks the job again only after a
				// minute.
				Event done = CompletableFuture.supplyAsync(() -> stream.next("done"))
					.orTimeout(30, TimeUnit.SECONDS)
					.join();
				assertThat(done.at("/status")).isEqualTo("canceled");
			});
		}
	}

	@Test
	void usesTheTimesOfTheContract() {
		StreamProperties settings = this.gateway.part(StreamProperties.class);

		assertThat(settings.heartbeat()).isEqualTo(Duration.ofSeconds(15));
		assertThat(settings.life()).isEqualTo(Duration.ofMinutes(10));
		assertThat(settings).isEqualTo(new Binder(new MapConfigurationPropertySource(Map.of()))
			.bindOrCreate("nova.streams", StreamProperties.class));
	}

	@Test
	void followsJobsOfAllKinds() {
		this.worker.fail(this.worker.claim(this.id));
		Reply retry = this.gateway.send("POST", "/v1/jobs/" + this.id + "/retry", BodyPublishers.noBody());
		Reply riddle = this.gateway.post("/v1/riddles", "application/json",
				"{\"subject\": \"a pig\", \"difficulty_level\": 1}");

		for (Reply made : new Reply[] { retry, riddle }) {
			try (EventStream stream = EventStream.open(made.at("/urls/events"))) {
				Event snapshot = stream.next();
				this.worker.succeed(this.worker.claim(made.at("/id")));
				Event done = stream.next("done");

				assertThat(snapshot.name()).isEqualTo("snapshot");
				assertThat(snapshot.at("/id")).isEqualTo(made.at("/id"));
				assertThat(snapshot.at("/kind")).isEqualTo(made.at("/kind"));
				assertThat(snapshot.at("/retry_of")).isEqualTo(made.at("/retry_of"));
				assertThat(done.at("/status")).isEqualTo("succeeded");
				assertThat(stream.next()).isNull();
			}
		}
	}

	@Test
	void saysInWhichFormatAStreamIs() {
		Reply reply = this.gateway.get("/v1/jobs/" + this.id + "/events", "Accept", "application/json");

		assertThat(reply.status()).isEqualTo(406);
		assertThat(reply.at("/code")).isEqualTo("NOT_ACCEPTABLE");
		assertThat(reply.at("/detail")).contains("text/event-stream").doesNotContain("application/json");
	}

	@Test
	void refusesToBeginAfterWhatIsNoEvent() {
		Reply reply = this.gateway.get("/v1/jobs/" + this.id + "/events?starting_after=abc");

		assertThat(reply.status()).isEqualTo(400);
		assertThat(reply.at("/errors/0/pointer")).isEqualTo("starting_after");
	}

	@Test
	void resumesWithoutGapsOrRepetitions() {
		List<Event> seen = new ArrayList<>();
		Claim claim;
		try (EventStream stream = open(this.gateway)) {
			seen.add(stream.next());
			claim = this.worker.claim(this.id);
			seen.add(stream.next("status"));
		}
		this.worker.retry(claim, Duration.ZERO);
		try (EventStream stream = open(Gateway.other(), "Last-Event-ID", seen.getLast().id())) {
			seen.add(stream.next("status", "done"));
			seen.add(stream.next("status", "done"));
		}
		this.worker.succeed(this.worker.claim(this.id));
		try (EventStream stream = EventStream.open(events(this.gateway) + "?starting_after=" + seen.getLast().id())) {
			seen.addAll(stream.rest());
		}

		assertThat(seen.stream().map(Event::id).map(Long::valueOf))
			.containsExactlyElementsOf(LongStream.rangeClosed(1, seen.size()).boxed().toList());
		assertThat(seen.stream().map(Event::name)).endsWith("done").containsOnlyOnce("done");
		assertThat(seen.stream().map((event) -> event.at("/status"))).containsSubsequence("queued", "running",
				"retrying", "running", "succeeded");
	}

	@Test
	void answers204ForAnEndedJob() {
		this.worker.succeed(this.worker.claim(this.id));

		try (EventStream fresh = open(this.gateway);
				EventStream again = open(this.gateway, "Last-Event-ID", "4");
				EventStream strange = open(this.gateway, "Last-Event-ID", "99")) {
			assertThat(fresh.rest().stream().map(Event::name)).containsExactly("snapshot", "done");
			assertThat(again.status()).isEqualTo(204);
			assertThat(strange.rest().stream().map(Event::name)).containsExactly("snapshot", "done");
		}
	}

	@Test
	void showsWhatIsWrittenWhileItIsWritten() {
		Claim claim = this.worker.claim(this.id);
		try (EventStream stream = open(this.gateway)) {
			stream.next("snapshot");
			publish(claim, claim.lease().token(), 1, "Once");
			Event first = stream.next("partial");
			publish(claim, claim.lease().token(), 2, "Once there was a pig.");
			Event second = stream.next("partial");
			publish(claim, claim.lease().token() - 1, 9, "Long ago");
			publish(claim, claim.lease().token(), 3, "Once there was a pig. It sang.");
			Event third = stream.next("partial");

			assertThat(first.id()).isNull();
			assertThat(first.at("/partial/en")).isEqualTo("Once");
			assertThat(second.at("/partial/en")).isEqualTo("Once there was a pig.");
			assertThat(third.at("/partial/en")).isEqualTo("Once there was a pig. It sang.");
		}
	}

	@Test
	void endsWhenTheJobIsErased() {
		try (EventStream stream = open(this.gateway)) {
			stream.next();
			this.gateway.send("DELETE", "/v1/jobs/" + this.id, BodyPublishers.noBody());

			Event done = stream.next("done");

			assertThat(done.json().at("/erased").booleanValue()).isTrue();
			assertThat(stream.next()).isNull();
		}
	}

	@Test
	void sendsHeartbeatsAndProgress() {
		try (EventStream stream = open(fast())) {
			stream.next();
			String comment = stream.nextComment();
			this.worker.enter(this.worker.claim(this.id), Stage.WRITING);
			stream.next("progress");
			Event progress = stream.next("progress");

			assertThat(progress.id()).isNull();
			assertThat(progress.at("/progress/stage")).isEqualTo("writing");
			assertThat(comment).isEqualTo("still here");
		}
	}

	@Test
	void endsAfterItsTimeSoThatClientsComeAgain() {
		Gateway brief = Gateway.start(Servers.KAFKA.bootstrapServers(), "--nova.streams.life=300ms",
				"--nova.streams.heartbeat=50ms");
		try (EventStream stream = open(brief)) {
			assertThat(stream.rest().stream().map(Event::name)).containsExactly("snapshot");
		}
		finally {
			brief.stop();
		}
	}

	@Test
	void closesTheStreamOfAVanishedClient() throws Exception {
		Gateway fast = fast();
		Awaitility.await("streams of other tests to be over").until(() -> openStreams(fast) == 0);

		follow(fast).close();

		Awaitility.await("its place to be free").until(() -> openStreams(fast) == 0);
	}

	@Test
	void closesTheStreamOfAClientThatReadsNothing() throws Exception {
		Gateway impatient = Gateway.start(Servers.KAFKA.bootstrapServers(), "--server.tomcat.connection-timeout=500ms");
		Claim claim = this.worker.claim(this.id);
		try (Socket _ = follow(impatient); EventStream keen = open(impatient); Writing _ = new Writing(claim)) {
			for (int read = 0; read < 2000 && openStreams(impatient) == 2; read++) {
				assertThat(keen.next("partial")).isNotNull();
			}

			assertThat(openStreams(impatient)).isEqualTo(1);
		}
		finally {
			impatient.stop();
		}
	}

	/** A writer that keeps publishing a long story as progress. */
	private final class Writing implements AutoCloseable {

		private final AtomicBoolean over = new AtomicBoolean();

		Writing(Claim claim) {
			Thread.ofVirtual().start(() -> write(claim));
		}

		private void write(Claim claim) {
			String text = "Once there was a pig. ".repeat(2500);
			for (int seq = 1; !this.over.get(); seq++) {
				publish(claim, claim.lease().token(), seq, text);
			}
		}

		@Override
		public void close() {
			this.over.set(true);
		}

	}

	/** Opens a stream and reads only the status line. */
	private Socket follow(Gateway gateway) throws IOException {
		Socket socket = new Socket();
		socket.setReceiveBufferSize(4096);
		socket.connect(new InetSocketAddress("127.0.0.1", gateway.port()));
		socket.getOutputStream()
			.write("GET /v1/jobs/%s/events HTTP/1.1\r\nHost: localhost\r\n\r\n".formatted(this.id)
				.getBytes(StandardCharsets.US_ASCII));
		assertThat(socket.getInputStream().readNBytes(12)).asString().isEqualTo("HTTP/1.1 200");
		assertThat(openStreams(gateway)).isEqualTo(1);
		return socket;
	}

	private static int openStreams(Gateway gateway) {
		return (int) gateway.part(MeterRegistry.class).get("novadraw.streams.open").gauge().value();
	}

	@Test
	void opensNoMoreThanItCanServe() {
		Gateway small = Gateway.start(Servers.KAFKA.bootstrapServers(), "--nova.streams.max=2");
		try (EventStream first = open(small); EventStream second = open(small); EventStream third = open(small)) {
			assertThat(first.status()).isEqualTo(200);
			assertThat(second.status()).isEqualTo(200);
			assertThat(third.status()).isEqualTo(503);
			assertThat(third.header("Retry-After")).isEqualTo("5");
		}
		finally {
			small.stop();
		}
	}

	@Test
	void knowsNoJobsThatAreNotThere() {
		try (EventStream stream = EventStream
			.open(this.gateway.address() + "/v1/jobs/" + UUID.randomUUID() + "/events")) {
			assertThat(stream.status()).isEqualTo(404);
			assertThat(stream.header("Content-Type")).isEqualTo("application/problem+json");
		}
	}

	private void publish(Claim claim, long token, int seq, String text) {
		ProgressReport report = ProgressReport.of(JobId.parse(this.id).orElseThrow(), claim.progressKey(), token, seq,
				Map.of("en", text));
		@SuppressWarnings("unchecked")
		KafkaTemplate<String, byte[]> kafka = this.gateway.part(KafkaTemplate.class);
		kafka.send(TopicNames.JOB_PROGRESS, this.id, Json.MAPPER.writeValueAsBytes(report)).join();
	}

	private String events(Gateway gateway) {
		return gateway.address() + "/v1/jobs/" + this.id + "/events";
	}

	private EventStream open(Gateway gateway, String... headers) {
		return EventStream.open(events(gateway), headers);
	}

}
