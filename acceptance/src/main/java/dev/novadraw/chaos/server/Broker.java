package dev.novadraw.chaos.server;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

import dev.novadraw.embedded.kafka.EmbeddedKafka;

/**
 * A Kafka broker as a separate process that can be killed and stopped. It ends with its
 * parent process.
 */
public final class Broker {

	private Broker() {
	}

	/**
	 * Starts a broker.
	 * @param args its directory, its port, and its additional ports as
	 * {@code listened:advertised}
	 */
	public static void main(String[] args) throws IOException {
		Map<Integer, Integer> advertised = Arrays.stream(args)
			.skip(2)
			.map((ports) -> ports.split(":"))
			.collect(Collectors.toMap((ports) -> Integer.valueOf(ports[0]), (ports) -> Integer.valueOf(ports[1])));
		try (EmbeddedKafka kafka = EmbeddedKafka.start(Path.of(args[0]), Integer.parseInt(args[1]), advertised)) {
			System.out.println("broker ready on " + kafka.port());
			while (System.in.read() >= 0) {
				// Only the end of the input matters.
			}
		}
	}

}
