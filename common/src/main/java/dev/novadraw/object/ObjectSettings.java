package dev.novadraw.object;

import java.net.URI;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which object store is used, if any: that of Amazon, or one that speaks as it does.
 *
 * @param bucket where the objects are; empty for no object store
 * @param endpoint the address of the store, null for Amazon's
 * @param region as the store calls it
 * @param accessKey null to take what is found where the SDK looks for it: the
 * environment, the role of the container or the machine
 * @param secretKey the other half
 */
@ConfigurationProperties("nova.objects")
public record ObjectSettings(@DefaultValue("") String bucket, @Nullable URI endpoint,
		@DefaultValue("us-east-1") String region, @Nullable String accessKey, @Nullable String secretKey) {

	public ObjectSettings {
		accessKey = emptyToNull(accessKey);
		secretKey = emptyToNull(secretKey);
		endpoint = (endpoint != null && endpoint.toString().isEmpty()) ? null : endpoint;
		if ((accessKey == null) != (secretKey == null)) {
			throw new IllegalArgumentException(
					"nova.objects.access-key and secret-key (NOVA_S3_ACCESS_KEY, NOVA_S3_SECRET_KEY) go together; one is missing");
		}
	}

	private static @Nullable String emptyToNull(@Nullable String text) {
		return (text == null || text.isEmpty()) ? null : text;
	}

	@Override
	public String toString() {
		return "ObjectSettings[bucket=%s, endpoint=%s, region=%s]".formatted(this.bucket, this.endpoint, this.region);
	}

}
