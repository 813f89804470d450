package dev.novadraw.benchmarks.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import tools.jackson.core.type.TypeReference;

import dev.novadraw.benchmarks.load.LoadedJvm;
import dev.novadraw.engine.json.Json;

/**
 * A running child process. Closing it closes its input, which ends the process.
 */
public final class Child implements AutoCloseable {

	private static final TypeReference<Map<String, Double>> FIGURES = new TypeReference<>() {
	};

	private final Process process;

	private final Path log;

	private final CompletableFuture<Boolean> ready = new CompletableFuture<>();

	private final CompletableFuture<Map<String, Double>> figures = new CompletableFuture<>();

	private final Thread killer;

	Child(Process process, Path log) {
		this.process = process;
		this.log = log;
		this.killer = Thread.ofPlatform().unstarted(process::destroyForcibly);
		Runtime.getRuntime().addShutdownHook(this.killer);
		Thread.ofPlatform().daemon().name("output of " + process.pid()).start(this::read);
	}

	private void read() {
		try (BufferedReader reader = this.process.inputReader()) {
			for (String line = reader.readLine(); line != null; line = reader.readLine()) {
				Files.writeString(this.log, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
				onLine(line);
			}
		}
		catch (IOException ex) {
			this.figures.completeExceptionally(ex);
		}
		IllegalStateException tooSoon = new IllegalStateException("A contestant ended too soon; see " + this.log);
		this.ready.completeExceptionally(tooSoon);
		this.figures.completeExceptionally(tooSoon);
	}

	private void onLine(String line) {
		if (line.equals(LoadedJvm.READY)) {
			this.ready.complete(true);
		}
		else if (line.startsWith(LoadedJvm.FIGURES)) {
			this.figures.complete(Json.MAPPER.readValue(line.substring(LoadedJvm.FIGURES.length()), FIGURES));
		}
	}

	public void awaitReady() {
		this.ready.join();
	}

	/**
	 * Waits for the figures of the process.
	 */
	public Map<String, Double> figures() {
		return this.figures.join();
	}

	/**
	 * Writes a line to its input.
	 */
	public void say(String line) {
		try {
			Writer input = this.process.outputWriter();
			input.write(line + "\n");
			input.flush();
		}
		catch (IOException ex) {
			throw new IllegalStateException("A child process does not listen; see " + this.log, ex);
		}
	}

	public long pid() {
		return this.process.pid();
	}

	/**
	 * Kills the process with {@code kill -9}.
	 */
	public void kill() {
		this.process.destroyForcibly();
	}

	@Override
	public void close() {
		try {
			this.process.getOutputStream().close();
			this.process.waitFor();
		}
		catch (IOException _) {
			this.process.destroyForcibly();
		}
		catch (InterruptedException ex) {
			this.process.destroyForcibly();
			Thread.currentThread().interrupt();
		}
		Runtime.getRuntime().removeShutdownHook(this.killer);
	}

}
