package dev.novadraw.chaos.scenario;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

import dev.novadraw.chaos.fault.Need;
import dev.novadraw.chaos.fault.Scenario;
import dev.novadraw.chaos.fault.Stage;
import dev.novadraw.chaos.load.Answers;
import dev.novadraw.chaos.server.Polling;
import dev.novadraw.embedded.SmallDisk;

/**
 * Disks that are full for a while. The scenarios need a rig with separate disks.
 */
public final class DiskFaults {

	private static final Duration A_WHILE = Duration.ofSeconds(10);

	private static final Duration TIMEOUT = Duration.ofSeconds(60);

	private DiskFaults() {
	}

	/** Returns all scenarios. */
	public static List<Scenario> all() {
		return List.of(new Scenario("D5", "the disk of the database is full", Need.DISKS, DiskFaults::fillDatabase),
				new Scenario("D6", "the disk of the broker is full", Need.DISKS, DiskFaults::fillBroker));
	}

	private static void fillDatabase(Stage stage) throws IOException {
		SmallDisk disk = stage.rig().databaseDisk();
		Answers submissions = stage.clients().submissions();
		int refused = submissions.count(503);
		disk.fill();
		Polling.require("submissions to be refused", TIMEOUT, () -> submissions.count(503) > refused);
		Polling.pause(A_WHILE);
		stage.recordEffect("submissions refused with 503", submissions.count(503) - refused);
		int accepted = stage.clients().acceptedCount();
		disk.free();
		long freed = System.nanoTime();
		Polling.require("accepted jobs", TIMEOUT, () -> stage.clients().acceptedCount() > accepted + 5);
		stage.recordRecovery(Duration.ofNanos(System.nanoTime() - freed));
	}

	private static void fillBroker(Stage stage) throws IOException {
		SmallDisk disk = stage.rig().brokerDisk();
		long failures = stage.lines("Kafka does not serve");
		long recoveries = stage.lines("Kafka serves again");
		disk.fill();
		Polling.require("the broker to fail", TIMEOUT, () -> stage.lines("Kafka does not serve") > failures);
		KafkaFaults.work(stage, "while the broker had no room", A_WHILE);
		disk.free();
		long freed = System.nanoTime();
		Polling.require("the broker to serve", TIMEOUT, () -> stage.lines("Kafka serves again") > recoveries);
		stage.recordRecovery(Duration.ofNanos(System.nanoTime() - freed));
		stage.recordEffect("brokers that failed", stage.lines("Kafka does not serve") - failures);
	}

}
