package dev.novadraw.engine.log;

import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.Appender;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of log lines in the format of the applications.
 */
class LogLinesTests {

	private static final String FORGED = "2026-01-01T00:00:00.000Z  INFO 1 --- forged";

	@TempDir
	private Path directory;

	private final LoggerContext context = new LoggerContext();

	@AfterEach
	void stop() {
		this.context.stop();
	}

	@Test
	void keepsAMessageOnOneLine() throws Exception {
		Logger log = configured(this.directory.resolve("nova.log"));

		log.warn("A hint of the kind '{}'", "poem\r\n" + FORGED + "\u001b[2J\u2028\u202e");

		assertThat(lines()).singleElement()
			.asString()
			.endsWith("A hint of the kind 'poem\\r\\n" + FORGED + "\\u001b[2J\\u2028\\u202e'");
	}

	@Test
	void letsNoMessageOfAnExceptionBeginALine() throws Exception {
		Logger log = configured(this.directory.resolve("nova.log"));
		Exception cause = new IllegalArgumentException("bad\n" + FORGED);
		cause.addSuppressed(new IllegalStateException("worse\n" + FORGED));

		log.error("It failed", new IllegalStateException("outer\n" + FORGED, cause));

		assertThat(lines()).anyMatch((line) -> line.contains("bad\\n"))
			.anyMatch((line) -> line.contains("worse\\n"))
			.noneMatch((line) -> line.startsWith("2026-01-01"));
	}

	@Test
	void leavesTheRestAsItIs() throws Exception {
		Logger log = configured(this.directory.resolve("nova.log"));

		log.info("Größe {} \\n", "42 °");

		assertThat(lines()).singleElement().asString().endsWith("Größe 42 ° \\n");
	}

	@Test
	void writesNoFileUnlessOneIsNamed() throws Exception {
		Logger log = configured(null);

		assertThat(names(log)).containsExactly("CONSOLE");
	}

	private static List<String> names(Logger log) {
		Logger root = log.getLoggerContext().getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
		List<String> names = new ArrayList<>();
		root.iteratorForAppenders()
			.forEachRemaining((Appender<ILoggingEvent> appender) -> names.add(appender.getName()));
		return names;
	}

	private Logger configured(Path file) throws Exception {
		this.context.setMDCAdapter(new LogbackMDCAdapter());
		if (file != null) {
			this.context.putProperty("LOG_FILE", file.toString());
		}
		URL configuration = Objects.requireNonNull(getClass().getResource("/logback-spring.xml"));
		JoranConfigurator configurator = new JoranConfigurator();
		configurator.setContext(this.context);
		configurator.doConfigure(configuration);
		return this.context.getLogger("test");
	}

	private List<String> lines() throws Exception {
		return Files.readAllLines(this.directory.resolve("nova.log"));
	}

}
