package dev.novadraw.gateway.limit;

/**
 * A place that an admitted request occupies until it is closed.
 */
@FunctionalInterface
public interface Permit extends AutoCloseable {

	@Override
	void close();

}
