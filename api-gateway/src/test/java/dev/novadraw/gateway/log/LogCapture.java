package dev.novadraw.gateway.log;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.OutputStreamAppender;
import org.slf4j.LoggerFactory;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Captures the log of this process at a level until it is closed. The level is set at the
 * root logger; loggers with their own level keep it.
 */
public final class LogCapture implements AutoCloseable {

	private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

	private final Level levelBefore = this.root.getLevel();

	private final List<Appender<ILoggingEvent>> appendersBefore = new ArrayList<>();

	private final ByteArrayOutputStream written = new ByteArrayOutputStream();

	private LogCapture() {
	}

	public static LogCapture at(Level level) {
		LogCapture capture = new LogCapture();
		capture.begin(level);
		return capture;
	}

	private void begin(Level level) {
		for (Iterator<Appender<ILoggingEvent>> each = this.root.iteratorForAppenders(); each.hasNext();) {
			this.appendersBefore.add(each.next());
		}
		this.appendersBefore.forEach(this.root::detachAppender);
		LoggerContext context = this.root.getLoggerContext();
		PatternLayoutEncoder encoder = new PatternLayoutEncoder();
		encoder.setContext(context);
		encoder.setPattern("%level %logger %msg%n%ex");
		encoder.start();
		OutputStreamAppender<ILoggingEvent> appender = new OutputStreamAppender<>();
		appender.setContext(context);
		appender.setEncoder(encoder);
		appender.setOutputStream(this.written);
		appender.start();
		this.root.addAppender(appender);
		this.root.setLevel(level);
	}

	public String text() {
		return this.written.toString(UTF_8);
	}

	@Override
	public void close() {
		this.root.setLevel(this.levelBefore);
		this.root.detachAndStopAllAppenders();
		this.appendersBefore.forEach(this.root::addAppender);
	}

}
