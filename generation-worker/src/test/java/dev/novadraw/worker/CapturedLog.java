package dev.novadraw.worker;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import org.slf4j.LoggerFactory;

/**
 * All lines that are logged while it is open, including stack traces.
 */
final class CapturedLog extends AppenderBase<ILoggingEvent> implements AutoCloseable {

	private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

	private final Level usual = this.root.getLevel();

	private final List<String> lines = new CopyOnWriteArrayList<>();

	CapturedLog() {
		start();
		this.root.setLevel(Level.INFO);
		this.root.addAppender(this);
	}

	@Override
	protected void append(ILoggingEvent event) {
		// The tests' broker runs in this process as well.
		if (event.getLoggerName().startsWith("kafka.") || event.getLoggerName().equals("state.change.logger")) {
			return;
		}
		this.lines.add(event.getLevel() + " " + event.getLoggerName() + " " + event.getFormattedMessage());
		if (event.getThrowableProxy() != null) {
			this.lines.addAll(ThrowableProxyUtil.asString(event.getThrowableProxy()).lines().toList());
		}
	}

	List<String> all() {
		return List.copyOf(this.lines);
	}

	Stream<String> with(String text) {
		return this.lines.stream().filter((line) -> line.contains(text));
	}

	@Override
	public void close() {
		this.root.detachAppender(this);
		this.root.setLevel(this.usual);
	}

}
