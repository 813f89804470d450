package dev.novadraw.standalone.start;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import ch.qos.logback.core.status.StatusManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.novadraw.standalone.OutageReport;

/**
 * The filter that hides log events of the embedded servers from the terminal, and
 * logback's own status messages about a log file on a full disk. {@link OutageReport}
 * summarizes both in one line.
 */
public final class TerminalFilter extends Filter<ILoggingEvent> {

	private TerminalFilter() {
	}

	public static void install() {
		if (LoggerFactory.getILoggerFactory() instanceof LoggerContext logback) {
			Appender<ILoggingEvent> console = logback.getLogger(Logger.ROOT_LOGGER_NAME).getAppender("CONSOLE");
			if (console != null) {
				TerminalFilter filter = new TerminalFilter();
				filter.start();
				console.addFilter(filter);
			}
			StatusManager statuses = logback.getStatusManager();
			statuses.getCopyOfStatusListenerList().forEach(statuses::remove);
		}
	}

	@Override
	public FilterReply decide(ILoggingEvent event) {
		return isOfServer(event.getLoggerName()) ? FilterReply.DENY : FilterReply.NEUTRAL;
	}

	private static boolean isOfServer(String logger) {
		return logger.startsWith("kafka.") || logger.startsWith("org.apache.kafka.")
				|| logger.startsWith("state.change.") || logger.startsWith("dev.novadraw.embedded.");
	}

}
