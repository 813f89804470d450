package dev.novadraw.gateway.upload;

/**
 * An admitted upload, which takes a slot and memory until it is closed.
 */
@FunctionalInterface
public interface UploadPermit extends AutoCloseable {

	@Override
	void close();

}
