package dev.novadraw.engine.object;

import java.io.FileNotFoundException;
import java.io.InputStream;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.function.Supplier;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Error;

import dev.novadraw.engine.outage.Dependency;

/**
 * Stores bytes in a bucket. Keys are random: they reveal nothing and cannot be guessed.
 */
public class ObjectStore {

	private static final SecureRandom RANDOM = new SecureRandom();

	private static final int KEY_BYTES = 16;

	/** The time limit of a removal, shorter than the time until it is repeated. */
	private static final Duration REMOVAL_TIMEOUT = Duration.ofSeconds(8);

	private final S3Client s3;

	private final String bucket;

	private final ObjectGarbageRepository garbage;

	ObjectStore(S3Client s3, String bucket, ObjectGarbageRepository garbage) {
		this.s3 = s3;
		this.bucket = bucket;
		this.garbage = garbage;
	}

	/**
	 * Adds an object. The object is recorded as garbage first. The transaction that
	 * writes a row with its key deletes that record; otherwise the object is removed
	 * later.
	 * @param content the bytes, which must not be changed afterwards
	 * @return the key of the object
	 */
	public String add(String client, byte[] content, String mediaType) {
		String key = client + "/" + random();
		this.garbage.add(key);
		return execute(() -> {
			this.s3.putObject(
					(request) -> request.bucket(this.bucket)
						.key(key)
						.contentType(mediaType)
						.contentLength((long) content.length),
					RequestBody.fromContentProvider(ContentStreamProvider.fromByteArrayUnsafe(content), content.length,
							mediaType));
			return key;
		});
	}

	private static String random() {
		byte[] bytes = new byte[KEY_BYTES];
		RANDOM.nextBytes(bytes);
		return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
	}

	/**
	 * Opens an object, whose bytes are fetched as they are read.
	 */
	public InputStream open(String key) throws FileNotFoundException {
		try {
			return execute(() -> this.s3.getObject((request) -> request.bucket(this.bucket).key(key)));
		}
		catch (StoreUnavailableException ex) {
			if (ex.getCause() instanceof NoSuchKeyException) {
				throw new FileNotFoundException("The object was removed");
			}
			throw ex;
		}
	}

	/**
	 * Fails if the bucket does not exist or may not be used.
	 */
	void check() {
		execute(() -> this.s3.headBucket((request) -> request.bucket(this.bucket)));
	}

	/**
	 * Removes objects. Keys without an object are ignored.
	 */
	void remove(List<String> keys) {
		List<ObjectIdentifier> objects = keys.stream()
			.map((key) -> ObjectIdentifier.builder().key(key).build())
			.toList();
		List<S3Error> errors = execute(() -> this.s3.deleteObjects((request) -> request.bucket(this.bucket)
			.delete((delete) -> delete.objects(objects).quiet(true))
			.overrideConfiguration((override) -> override.apiCallTimeout(REMOVAL_TIMEOUT)))).errors();
		if (!errors.isEmpty()) {
			throw new StoreUnavailableException("%d of %d objects could not be removed: %s".formatted(errors.size(),
					keys.size(), errors.getFirst().code()), null);
		}
	}

	private <T> T execute(Supplier<T> call) {
		try {
			T answer = call.get();
			Dependency.works(this);
			return answer;
		}
		catch (NoSuchKeyException ex) {
			Dependency.works(this);
			throw new StoreUnavailableException("The object store " + describe(ex), ex);
		}
		catch (SdkException ex) {
			Dependency.OBJECT_STORE.failed(this, ex);
			throw new StoreUnavailableException("The object store " + describe(ex), ex);
		}
	}

	// Contains no content of children: only buckets, addresses and random keys.
	private static String describe(SdkException ex) {
		return (ex instanceof AwsServiceException answer)
				? "answered %d %s".formatted(answer.statusCode(),
						(answer.awsErrorDetails() != null) ? answer.awsErrorDetails().errorCode() : "")
				: "cannot be used: " + ex.getMessage();
	}

}
