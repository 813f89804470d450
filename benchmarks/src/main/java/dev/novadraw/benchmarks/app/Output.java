package dev.novadraw.benchmarks.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The output of a program.
 */
final class Output {

	private Output() {
	}

	/**
	 * Waits for a line that matches, and logs all others, also later ones.
	 * @return the first group of the match
	 */
	static String await(Process process, Pattern wanted, Path log) {
		CompletableFuture<String> found = new CompletableFuture<>();
		Thread.ofPlatform().daemon().name("output of " + process.pid()).start(() -> {
			try (BufferedReader reader = process.inputReader()) {
				for (String line = reader.readLine(); line != null; line = reader.readLine()) {
					Matcher matcher = wanted.matcher(line);
					if (matcher.find()) {
						found.complete(matcher.group(1));
					}
					else {
						Files.writeString(log, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
					}
				}
			}
			catch (IOException ex) {
				found.completeExceptionally(ex);
			}
			found.completeExceptionally(new IllegalStateException("A program ended too soon; see " + log));
		});
		return found.join();
	}

}
