package dev.novadraw.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.List;

import dev.novadraw.embedded.kafka.EmbeddedKafka;
import dev.novadraw.embedded.postgres.EmbeddedPostgres;

/**
 * A separate process that runs both servers and has committed one row and one record.
 */
record ServersProcess(Process process, long postgresPid) implements AutoCloseable {

	/**
	 * Runs in the separate process.
	 */
	public static void main(String[] arguments) throws Exception {
		Path directory = Path.of(arguments[0]);
		EmbeddedPostgres postgres = EmbeddedPostgres.start(directory.resolve("postgres"), 0);
		EmbeddedKafka kafka = EmbeddedKafka.start(directory.resolve("kafka"), 0);
		Sql.on(postgres).execute("create table word (text text); insert into word values ('committed')");
		Records records = new Records(kafka);
		records.createTopic();
		records.write(List.of("acknowledged"));
		System.out.println(postgres.pid());
		System.in.read();
	}

	static ServersProcess start(Path directory) throws IOException {
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-XX:TieredStopAtLevel=1",
				"-Dlogback.configurationFile=" + System.getProperty("logback.configurationFile", ""), "-cp",
				System.getProperty("java.class.path"), ServersProcess.class.getName(), directory.toString())
			.redirectError(Redirect.INHERIT)
			.start();
		BufferedReader output = process.inputReader();
		return new ServersProcess(process, Long.parseLong(output.readLine()));
	}

	/**
	 * Kills the process forcibly and returns when it has ended.
	 */
	void kill() throws InterruptedException {
		this.process.destroyForcibly().waitFor();
	}

	@Override
	public void close() {
		this.process.destroyForcibly();
	}

}
