package dev.novadraw.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import dev.novadraw.embedded.FreePorts;
import dev.novadraw.embedded.kafka.EmbeddedKafka;
import dev.novadraw.engine.json.Json;
import dev.novadraw.engine.topic.TopicNames;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The experience of a user who starts {@code nova run} for the first time.
 */
class StandaloneTests {

	@TempDir
	private static Path data;

	private static Server server;

	private static Client client;

	private static final Path ELSEWHERE = Path.of("target/elsewhere").toAbsolutePath();

	private static String postgresPort;

	private static String kafka;

	// Flags override the environment.
	@BeforeAll
	static void starts() throws IOException {
		int[] ports = FreePorts.find(2);
		postgresPort = String.valueOf(ports[0]);
		kafka = "127.0.0.1:" + ports[1];
		server = Server.standalone(data,
				Map.of("NOVA_DATA", ELSEWHERE.toString(), "LOGGING_FILE_NAME", ELSEWHERE + "/other.log", "NOVA_PORT",
						"1", "SERVER_PORT", "1", "NOVA_WORKERS", "5", "NOVA_AI_PROVIDER", "openai",
						"NOVA_POSTGRES_PORT", "1", "NOVA_KAFKA_PORT", "1"),
				"--workers", "2", "--provider", "offline", "--postgres-port", postgresPort, "--kafka-port",
				String.valueOf(ports[1]));
		client = new Client(server.awaitReady());
	}

	@AfterAll
	static void stopsInGoodOrder() throws IOException {
		int status = server.terminate();

		assertThat(status).isIn(0, 143);
		assertThat(Files.readString(data.resolve("nova.log"))).doesNotContain("ERROR");
	}

	@Test
	void saysWhatToTryWhereTheDataIsAndThatItIsReady() {
		assertThat(server.output()).contains("curl -F drawing=@examples/pink-pig.png")
			.contains(data.toString())
			.contains("ready http://127.0.0.1:");
	}

	@Test
	void prefersFlagsToTheEnvironment() throws Exception {
		assertThat(ELSEWHERE).doesNotExist();
		assertThat(server.output()).contains("The log:        " + data.resolve("nova.log"));
		assertThat(Files.readString(data.resolve("nova.log"))).contains("Workers started: count=2");
		assertThat(Files.readAllLines(data.resolve("postgres/cluster/postmaster.pid")).get(3)).isEqualTo(postgresPort);
		assertThat(client.port()).isNotEqualTo("1");
		try (Admin admin = Admin.create(kafkaClient())) {
			assertThat(admin.listTopics().names().get()).contains(TopicNames.JOBS);
		}
	}

	@Test
	void findsItsClientsByTheFlag() throws IOException {
		String created = clients("create", "by-flag", "--data", data.toString());
		String listed = clients("--data", data.toString(), "list");

		assertThat(created).contains("nova_live_");
		assertThat(listed).contains("by-flag");
		assertThat(ELSEWHERE).doesNotExist();
	}

	private static String clients(String... arguments) throws IOException {
		Server command = Server.start(Server.STANDALONE,
				Map.of("NOVA_DATA", ELSEWHERE.toString(), "NOVA_DB_URL", "jdbc:postgresql://127.0.0.1:1/none"),
				"(never ready)", Stream.concat(Stream.of("client"), Stream.of(arguments)).toList(), List.of("-Xmx256m"),
				null);
		assertThat(command.awaitExit()).as(command.output()).isZero();
		return command.output();
	}

	@Test
	void keepsItsFilesFromOtherUsers() throws Exception {
		for (String directory : List.of("", "kafka", "postgres", "postgres/cluster")) {
			assertThat(permissions(directory)).as(directory).isEqualTo("rwx------");
		}
		for (String file : List.of("nova.log", "kafka.password", "postgres/cluster/nova.password")) {
			assertThat(permissions(file)).as(file).isEqualTo("rw-------");
		}
	}

	private static String permissions(String path) throws IOException {
		return PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve(path)));
	}

	@Test
	void letsNoHintBeginALineOfItsLog() throws Exception {
		String forged = "2026-01-01T00:00:00.000Z  INFO 1 --- forged";
		String hint = "{\"job\":\"%s\",\"kind\":\"poem\\n%s\",\"dispatch\":1}".formatted(UUID.randomUUID(), forged);
		try (var producer = new KafkaProducer<>(kafkaClient(), new StringSerializer(), new StringSerializer())) {
			producer.send(new ProducerRecord<>(TopicNames.JOBS, hint)).get();
		}

		Awaitility.await("the hint to be heard")
			.atMost(Duration.ofSeconds(60))
			.until(() -> Files.readString(data.resolve("nova.log")).contains(forged));
		assertThat(Files.readAllLines(data.resolve("nova.log"))).noneMatch((line) -> line.startsWith(forged));
	}

	private static Map<String, Object> kafkaClient() {
		return EmbeddedKafka.clientSettings(kafka, EmbeddedKafka.password(data.resolve("kafka")));
	}

	@Test
	void namesTheColoursOfEachDrawing() throws Exception {
		JsonNode pig = client.story(Drawings.PIG);
		JsonNode bug = client.story(Drawings.BUG);
		JsonNode person = client.story(Drawings.PERSON);
		JsonNode photo = client.story(Drawings.PHONE_PHOTO);

		assertThat(text(pig, "en")).containsIgnoringCase("pink");
		assertThat(text(pig, "de")).containsIgnoringCase("rosa");
		assertThat(text(bug, "en")).containsIgnoringCase("blue");
		assertThat(text(bug, "de")).containsIgnoringCase("blau");
		assertThat(text(person, "en")).containsIgnoringCase("purple");
		assertThat(text(person, "de")).containsIgnoringCase("lila");
		assertThat(text(photo, "en")).containsIgnoringCase("black");
		assertThat(Stream.of(pig, bug, person, photo).map((story) -> text(story, "en"))).doesNotHaveDuplicates();
		assertThat(Stream.of(pig, bug, person, photo).map((story) -> story.at("/title/en").asString()))
			.doesNotHaveDuplicates();
	}

	@Test
	void leavesTheStateOfPartitionsOutOfItsLog() throws IOException {
		assertThat(Files.readString(data.resolve("nova.log"))).contains("Tomcat started")
			.doesNotContain("state.change.logger", "Creating new partition");
	}

	@Test
	void labelsAStoryAsWhatItIs() throws Exception {
		JsonNode story = client.story(Drawings.PIG);

		assertThat(story.get("model").asString()).isEqualTo("offline-storyteller");
		assertThat(story.get("ai_generated").asBoolean()).isTrue();
	}

	@Test
	void servesAKindOfOneFolder() throws Exception {
		JsonNode job = Json.MAPPER
			.readTree(client.post("/v1/greetings", Drawings.PIG, Map.of("name", "Mia"), 30).body());

		client.awaitStatus(job.get("id").asString(), "succeeded", Duration.ofMinutes(3));
		assertThat(job.get("kind").asString()).isEqualTo("greeting");
		assertThat(client.get("/v1/greetings/" + job.get("id").asString()).get("text").asString())
			.isEqualTo("Hello Mia");
	}

	@Test
	void keepsNamesOutOfLogsAndKafka() throws Exception {
		String canary = "Xenocanaria";
		String job = client.submit(Drawings.PIG, Map.of("hero_name", canary));
		client.awaitStatus(job, "succeeded", Duration.ofMinutes(3));

		assertThat(text(client.get("/v1/stories/" + job), "en")).contains(canary);
		assertThat(filesWith(canary, data.resolve("kafka"))).isEmpty();
		assertThat(Files.readString(data.resolve("nova.log"))).doesNotContain(canary);
		assertThat(server.output()).doesNotContain(canary);
	}

	@Test
	void saysWhichPortIsTakenAndWhatToDo(@TempDir Path otherData) throws IOException {
		String port = client.port();

		Server other = Server.standalone(otherData, Map.of(), "--port", port);

		assertThat(other.awaitExit()).isEqualTo(1);
		assertThat(other.output()).contains("HTTP port " + port + " is taken").contains("--port");
	}

	@Test
	void refusesToShareItsDataDirectory() throws IOException {
		Server other = Server.standalone(data, Map.of());

		assertThat(other.awaitExit()).isEqualTo(1);
		assertThat(other.output()).contains(data.toString()).doesNotContain("\tat ");
	}

	@Test
	void explainsItsFlagsAndRefusesUnknownOnes() throws IOException {
		Server help = Server.standalone(data, Map.of(), "--help");
		Server unknown = Server.standalone(data, Map.of(), "--colour", "pink");

		assertThat(help.awaitExit()).isZero();
		assertThat(help.output()).contains("--port", "NOVA_PORT", "--data", "NOVA_DATA", "--workers", "NOVA_WORKERS");
		assertThat(unknown.awaitExit()).isEqualTo(2);
		assertThat(unknown.output()).contains("--colour");
	}

	@Test
	void printsItsVersion() throws IOException {
		Server version = Server.standalone(data, Map.of(), "--version");

		assertThat(version.awaitExit()).isZero();
		assertThat(version.output()).matches("Nova Draw \\d+\\.\\d+\\.\\d+.*");
	}

	private static String text(JsonNode story, String language) {
		return story.at("/text/" + language).asString();
	}

	private static List<Path> filesWith(String word, Path directory) {
		return LiveFiles.of(directory).stream().filter((file) -> contains(file, word)).toList();
	}

	private static boolean contains(Path file, String word) {
		try {
			return new String(Files.readAllBytes(file), ISO_8859_1).contains(word);
		}
		catch (IOException ex) {
			return false;
		}
	}

}
