package dev.novadraw.gateway.upload;

/**
 * The permit of an admitted upload, which occupies a slot and memory until it is closed.
 */
@FunctionalInterface
public interface UploadPermit extends AutoCloseable {

	@Override
	void close();

}
