package dev.novadraw.worker.drawing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

import dev.novadraw.normalizer.Main;

/**
 * The program that decodes drawings, ready to be started: its classes in one file of
 * their own, because a JVM cannot load them from the jar of an application.
 */
@Component
class NormalizerProgram implements AutoCloseable {

	private static final List<String> PACKAGES = List.of("dev/novadraw/normalizer/", "com/twelvemonkeys/");

	/** Whoever answers a request goes before whoever decodes. */
	private static final List<String> POLITELY = List.of("/usr/bin/nice", "-n", "10");

	/** What native decoders may take is not in the heap. */
	private static final List<String> LIMITED = List.of("/usr/bin/prlimit", "--data=" + 350 * 1024 * 1024);

	private static final List<String> OPTIONS = List.of("-Xmx192m", "-Xss512k", "-XX:+UseSerialGC",
			"-XX:TieredStopAtLevel=1", "-XX:ReservedCodeCacheSize=16m", "-XX:MaxMetaspaceSize=48m",
			"-XX:CompressedClassSpaceSize=16m", "-XX:+ExitOnOutOfMemoryError", "-XX:-UsePerfData", "-Xshare:auto",
			"-Djava.awt.headless=true");

	private Path jar;

	NormalizerProgram() {
		try {
			this.jar = write();
		}
		catch (IOException ex) {
			throw new IllegalStateException("Cannot write the program that decodes drawings", ex);
		}
	}

	private static Path write() throws IOException {
		Path jar = Files.createTempFile("nova-normalizer-", ".jar");
		jar.toFile().deleteOnExit();
		try (OutputStream file = Files.newOutputStream(jar); ZipOutputStream zip = new ZipOutputStream(file)) {
			for (String name : PACKAGES) {
				add(name, zip);
			}
		}
		return jar;
	}

	private static void add(String path, ZipOutputStream zip) throws IOException {
		Set<String> names = new LinkedHashSet<>();
		for (Resource one : new PathMatchingResourcePatternResolver()
			.getResources("classpath*:" + path + "**/*.class")) {
			String address = one.getURL().toString();
			String name = address.substring(address.lastIndexOf(path));
			if (names.add(name)) {
				zip.putNextEntry(new ZipEntry(name));
				try (InputStream content = one.getInputStream()) {
					content.transferTo(zip);
				}
			}
		}
	}

	/**
	 * Starts it. Nothing of this process goes along, neither its environment nor its
	 * files.
	 */
	Process start() throws IOException {
		List<String> command = new ArrayList<>();
		add(POLITELY, command);
		add(LIMITED, command);
		command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		command.addAll(OPTIONS);
		command.addAll(List.of("-cp", jar().toString(), Main.class.getName()));
		ProcessBuilder process = new ProcessBuilder(command).redirectError(Redirect.DISCARD);
		process.environment().clear();
		return process.start();
	}

	// Some systems clean away what lies around for long.
	private synchronized Path jar() throws IOException {
		if (Files.notExists(this.jar)) {
			this.jar = write();
		}
		return this.jar;
	}

	// Not every system has them.
	private static void add(List<String> prefix, List<String> command) {
		if (Files.isExecutable(Path.of(prefix.getFirst()))) {
			command.addAll(prefix);
		}
	}

	@Override
	public synchronized void close() throws IOException {
		Files.deleteIfExists(this.jar);
	}

}
