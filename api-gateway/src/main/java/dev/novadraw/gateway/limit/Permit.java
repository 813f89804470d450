package dev.novadraw.gateway.limit;

/**
 * A reserved place in the queue, to be closed once the job has been written.
 */
public interface AdmissionPermit extends AutoCloseable {

	@Override
	void close();

}
