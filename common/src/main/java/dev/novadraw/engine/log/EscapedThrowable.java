package dev.novadraw.engine.log;

import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.logging.logback.ExtendedWhitespaceThrowableProxyConverter;

/**
 * Writes a stack trace with control characters escaped, because messages of exceptions
 * can quote a client's text.
 */
public final class EscapedThrowable extends ExtendedWhitespaceThrowableProxyConverter {

	@Override
	protected String throwableProxyToString(IThrowableProxy throwable) {
		return super.throwableProxyToString(new Escaped(throwable));
	}

	private static @Nullable IThrowableProxy escaped(@Nullable IThrowableProxy throwable) {
		return (throwable != null) ? new Escaped(throwable) : null;
	}

	private record Escaped(IThrowableProxy throwable) implements IThrowableProxy {

		@Override
		public @Nullable String getMessage() {
			return ControlCharacters.escaped(this.throwable.getMessage());
		}

		@Override
		public @Nullable String getOverridingMessage() {
			return ControlCharacters.escaped(this.throwable.getOverridingMessage());
		}

		@Override
		public String getClassName() {
			return this.throwable.getClassName();
		}

		@Override
		public StackTraceElementProxy[] getStackTraceElementProxyArray() {
			return this.throwable.getStackTraceElementProxyArray();
		}

		@Override
		public int getCommonFrames() {
			return this.throwable.getCommonFrames();
		}

		@Override
		public @Nullable IThrowableProxy getCause() {
			return escaped(this.throwable.getCause());
		}

		@Override
		public IThrowableProxy[] getSuppressed() {
			IThrowableProxy[] suppressed = this.throwable.getSuppressed();
			IThrowableProxy[] all = new IThrowableProxy[suppressed.length];
			for (int i = 0; i < all.length; i++) {
				all[i] = new Escaped(suppressed[i]);
			}
			return all;
		}

		@Override
		public boolean isCyclic() {
			return this.throwable.isCyclic();
		}

	}

}
