package dev.novadraw.engine.object;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;

/**
 * Logs at the start whether the object store can be used, before the first drawing fails.
 * The application starts in any case, because the store may become available later.
 */
class ObjectStoreCheck implements ApplicationRunner {

	private static final Logger log = LoggerFactory.getLogger(ObjectStoreCheck.class);

	private final ObjectStore store;

	private final ObjectStoreProperties settings;

	ObjectStoreCheck(ObjectStore store, ObjectStoreProperties settings) {
		this.store = store;
		this.settings = settings;
	}

	@Override
	public void run(ApplicationArguments arguments) {
		String location = "the bucket '%s' at %s".formatted(this.settings.bucket(),
				this.settings.endpoint().isEmpty() ? "Amazon" : this.settings.endpoint());
		try {
			this.store.check();
			log.info("Drawing store ready: store={}", location);
		}
		catch (StoreUnavailableException ex) {
			log.error("Drawing store unavailable, see NOVA_S3_* in docs/configuration.md: store={} cause={}", location,
					ex.getMessage());
		}
	}

}
