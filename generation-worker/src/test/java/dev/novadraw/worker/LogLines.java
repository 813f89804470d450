package dev.novadraw.worker;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import org.slf4j.LoggerFactory;

import dev.novadraw.engine.job.JobId;

/**
 * The lines that a class has logged since this object was created.
 */
final class LogLines implements AutoCloseable {

	private final List<String> lines = new CopyOnWriteArrayList<>();

	private final Logger logger;

	private final AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
		@Override
		protected void append(ILoggingEvent event) {
			LogLines.this.lines.add(event.getLevel() + " " + event.getFormattedMessage());
		}
	};

	LogLines(Class<?> type) {
		this.logger = (Logger) LoggerFactory.getLogger(type);
		this.appender.start();
		this.logger.addAppender(this.appender);
	}

	List<String> about(JobId job) {
		return this.lines.stream().filter((line) -> line.contains(job.toString())).toList();
	}

	@Override
	public void close() {
		this.logger.detachAppender(this.appender);
	}

}
