package dev.novadraw.gateway.limit;

/**
 * A place in the queue that is held until the job is written that is to have it.
 */
public interface AdmissionPermit extends AutoCloseable {

	@Override
	void close();

}
