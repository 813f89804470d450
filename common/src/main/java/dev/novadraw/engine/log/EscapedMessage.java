package dev.novadraw.engine.log;

import ch.qos.logback.classic.pattern.MessageConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import org.jspecify.annotations.Nullable;

/**
 * Writes a message on one line, with control characters escaped.
 */
public final class EscapedMessage extends MessageConverter {

	@Override
	public @Nullable String convert(ILoggingEvent event) {
		return ControlCharacters.escaped(super.convert(event));
	}

}
