package dev.novadraw.benchmarks.load;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import dev.novadraw.benchmarks.contestant.Contestant;
import dev.novadraw.benchmarks.contestant.Fleet;
import dev.novadraw.benchmarks.contestant.Nap;
import dev.novadraw.benchmarks.contestant.Naps;

/**
 * Naps on demand until the input ends. Each line of the input contains the number of the
 * first nap, the count and the duration.
 *
 * @param size the maximum number of naps
 */
public record Orders(int size) implements Load {

	private static final int CLIENTS = 8;

	@Override
	public Map<String, Double> measure(Contestant contestant, Fleet fleet, Naps naps) {
		Submitters submitters = new Submitters(contestant, naps, CLIENTS);
		BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
		try {
			for (String line = orders.readLine(); line != null; line = orders.readLine()) {
				String[] words = line.split(" ");
				int first = Integer.parseInt(words[0]);
				long millis = Long.parseLong(words[2]);
				submitters.submit(first, first + Integer.parseInt(words[1]), (number) -> new Nap(number, millis));
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return Map.of("done", (double) naps.done());
	}

}
