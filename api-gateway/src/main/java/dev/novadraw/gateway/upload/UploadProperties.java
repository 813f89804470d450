package dev.novadraw.gateway.upload;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

import dev.novadraw.engine.setting.Range;

/**
 * Limits on concurrent uploads.
 *
 * @param max the maximum number of uploads of all clients
 * @param memory the maximum number of bytes of these uploads, 0 for a sixth of the heap
 */
@ConfigurationProperties("nova.uploads")
record UploadProperties(@DefaultValue("64") int max, @DefaultValue("0") DataSize memory) {

	private static final int PART_OF_HEAP = 6;

	UploadProperties {
		Range.require("nova.uploads.max", max, 1, 10_000);
		Range.requireAtLeast("nova.uploads.memory", memory.toBytes(), 0);
	}

	/** Returns the maximum number of bytes, which suffices for one upload on any heap. */
	long maxBytes() {
		long bytes = (this.memory.toBytes() > 0) ? this.memory.toBytes()
				: Runtime.getRuntime().maxMemory() / PART_OF_HEAP;
		return Math.max(bytes, UploadLimiter.MAX_REQUEST_BYTES);
	}

}
