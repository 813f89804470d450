package dev.novadraw.engine.object;

import java.net.URI;
import java.time.Duration;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.novadraw.engine.loop.PeriodicCleanup;

/**
 * The object store, if a bucket is configured.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnExpression("'${nova.objects.bucket:}' != ''")
@EnableConfigurationProperties(ObjectStoreProperties.class)
class ObjectConfiguration {

	private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);

	private static final Duration RESPONSE_TIMEOUT = Duration.ofSeconds(10);

	/**
	 * The time limit of a call with all retries. It is shorter than the time a client
	 * waits for the response to an upload.
	 */
	private static final Duration CALL_TIMEOUT = Duration.ofSeconds(20);

	private static final int CONNECTIONS = 64;

	@Bean(destroyMethod = "close")
	S3Client s3(ObjectStoreProperties settings) {
		S3ClientBuilder client = S3Client.builder()
			.region(Region.of(settings.region()))
			.credentialsProvider(credentials(settings))
			.httpClientBuilder(Apache5HttpClient.builder()
				.connectionTimeout(CONNECT_TIMEOUT)
				.socketTimeout(RESPONSE_TIMEOUT)
				.maxConnections(CONNECTIONS))
			.overrideConfiguration((override) -> override.apiCallTimeout(CALL_TIMEOUT))
			// Some S3-compatible stores do not support Amazon's newer checksums.
			.requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
			.responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED);
		URI url = settings.url();
		if (url != null) {
			client.endpointOverride(url).forcePathStyle(true);
		}
		return client.build();
	}

	private static AwsCredentialsProvider credentials(ObjectStoreProperties settings) {
		return (settings.accessKey() != null && settings.secretKey() != null)
				? StaticCredentialsProvider
					.create(AwsBasicCredentials.create(settings.accessKey(), settings.secretKey()))
				: DefaultCredentialsProvider.builder().build();
	}

	@Bean
	ObjectStore objectStore(S3Client s3, ObjectStoreProperties settings, ObjectGarbageRepository garbage) {
		return new ObjectStore(s3, settings.bucket(), garbage);
	}

	@Bean
	ObjectStoreCheck objectStoreCheck(ObjectStore store, ObjectStoreProperties settings) {
		return new ObjectStoreCheck(store, settings);
	}

	@Bean
	PeriodicCleanup objectCleanup(ObjectStore store, ObjectGarbageRepository garbage) {
		return new PeriodicCleanup("cleanup of objects", Duration.ofSeconds(1),
				new ObjectSweeper(store, garbage)::sweep);
	}

}
