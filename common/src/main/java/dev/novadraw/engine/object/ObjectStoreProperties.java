package dev.novadraw.engine.object;

import java.net.URI;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import dev.novadraw.engine.setting.HttpAddress;

/**
 * Settings of the object store: Amazon S3, or a store with the same protocol.
 *
 * @param bucket the bucket of the objects; empty for no object store
 * @param endpoint the URL of the store; empty for Amazon's
 * @param region the name of the region
 * @param accessKey the access key; null to use the credentials that the SDK finds in the
 * environment, or the role of the container or machine
 * @param secretKey the secret of the access key
 */
@ConfigurationProperties("nova.objects")
public record ObjectStoreProperties(@DefaultValue("") String bucket, @DefaultValue("") String endpoint,
		@DefaultValue("us-east-1") String region, @Nullable String accessKey, @Nullable String secretKey) {

	public ObjectStoreProperties {
		accessKey = emptyToNull(accessKey);
		secretKey = emptyToNull(secretKey);
		if (!endpoint.isEmpty()) {
			HttpAddress.require("nova.objects.endpoint", endpoint);
		}
		if ((accessKey == null) != (secretKey == null)) {
			throw new IllegalArgumentException(
					"nova.objects.access-key and secret-key (NOVA_S3_ACCESS_KEY, NOVA_S3_SECRET_KEY) go together; one is missing");
		}
	}

	private static @Nullable String emptyToNull(@Nullable String text) {
		return (text == null || text.isEmpty()) ? null : text;
	}

	/**
	 * Returns the URL of the store; null for Amazon's.
	 */
	@Nullable URI url() {
		return this.endpoint.isEmpty() ? null : URI.create(this.endpoint);
	}

	@Override
	public String toString() {
		return "ObjectStoreProperties[bucket=%s, endpoint=%s, region=%s]".formatted(this.bucket, this.endpoint,
				this.region);
	}

}
