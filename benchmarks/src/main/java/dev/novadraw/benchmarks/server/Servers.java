package dev.novadraw.benchmarks.server;

import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;

import org.apache.kafka.clients.admin.Admin;
import org.flywaydb.core.Flyway;

import dev.novadraw.benchmarks.contestant.Address;
import dev.novadraw.embedded.kafka.EmbeddedKafka;
import dev.novadraw.embedded.postgres.EmbeddedPostgres;

/**
 * One PostgreSQL and one Kafka for a whole run. Each measurement gets its own database
 * and a broker without topics.
 */
public final class Servers implements AutoCloseable {

	private final EmbeddedPostgres postgres;

	private final EmbeddedKafka kafka;

	private int databases;

	private Servers(EmbeddedPostgres postgres, EmbeddedKafka kafka) {
		this.postgres = postgres;
		this.kafka = kafka;
	}

	/**
	 * Starts both.
	 */
	public static Servers start(Path directory) {
		EmbeddedPostgres postgres = EmbeddedPostgres.start(directory.resolve("postgres"), 0);
		return new Servers(postgres, EmbeddedKafka.start(directory.resolve("kafka"), 0));
	}

	/**
	 * Creates an empty database, and deletes all topics of earlier measurements.
	 */
	public Address vacate() {
		try (Database admin = database("nova")) {
			admin.execute("drop database if exists bench%d with (force)".formatted(this.databases++));
			admin.execute("drop database if exists bench%d with (force)".formatted(this.databases));
			admin.execute("create database bench%d".formatted(this.databases));
			admin.execute("checkpoint");
		}
		deleteTopics();
		return address("bench" + this.databases);
	}

	/**
	 * Creates the tables of this project in a database.
	 */
	public void migrate(Address address) {
		Flyway.configure()
			.dataSource(address.jdbcUrl(), address.user(), address.password())
			.locations("classpath:db/migration")
			.load()
			.migrate();
	}

	/**
	 * Runs a script in the package of this class.
	 */
	public void execute(Address address, String script) {
		try (Database database = new Database(address)) {
			database.execute(Resources.text(script));
		}
	}

	private Address address(String database) {
		return new Address("jdbc:postgresql://127.0.0.1:%d/%s".formatted(this.postgres.port(), database),
				this.postgres.username(), this.postgres.password(), this.kafka.bootstrapServers(),
				this.kafka.password());
	}

	private Database database(String name) {
		return new Database(address(name));
	}

	private void deleteTopics() {
		try (Admin admin = Admin.create(this.kafka.clientSettings())) {
			Set<String> groups = admin.listGroups()
				.all()
				.get()
				.stream()
				.map((group) -> group.groupId())
				.collect(Collectors.toSet());
			admin.deleteConsumerGroups(groups).all().get();
			admin.deleteTopics(admin.listTopics().names().get()).all().get();
		}
		catch (ExecutionException ex) {
			throw new IllegalStateException("The broker could not be emptied", ex.getCause());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() {
		this.kafka.close();
		this.postgres.close();
	}

}
