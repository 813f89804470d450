package dev.novadraw.gateway.upload;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How many drawings are received at a time.
 *
 * @param most of all keys together
 * @param memory how many bytes they may have together; 0 is a sixth of the heap
 */
@ConfigurationProperties("nova.uploads")
record UploadSettings(@DefaultValue("64") int most, @DefaultValue("0") DataSize memory) {

	private static final int PART_OF_HEAP = 6;

	UploadSettings {
		if (most < 1 || most > 10_000) {
			throw new IllegalArgumentException("nova.uploads.most is %d and must be 1 to 10000".formatted(most));
		}
	}

	/** At least one upload is possible, however small the heap is. */
	long maxBytes() {
		long bytes = (this.memory.toBytes() > 0) ? this.memory.toBytes()
				: Runtime.getRuntime().maxMemory() / PART_OF_HEAP;
		return Math.max(bytes, Uploads.MOST_REQUEST_BYTES);
	}

}
