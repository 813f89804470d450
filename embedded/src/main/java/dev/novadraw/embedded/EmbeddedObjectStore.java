package dev.novadraw.embedded;

import java.net.URI;
import java.util.List;

import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * An object store that speaks as Amazon's does, in the memory of this process, reachable
 * from this machine only. For tests: it forgets everything when it is closed.
 */
public final class EmbeddedObjectStore implements AutoCloseable {

	public static final String BUCKET = "drawings";

	public static final String ACCESS_KEY = "embedded";

	public static final String SECRET_KEY = "for tests alone";

	private final BlobStore objects = new TransientNio2BlobStore();

	private final int port;

	private S3Proxy server;

	private EmbeddedObjectStore(int port) {
		this.port = port;
		this.objects.createContainer(BUCKET);
		this.server = serve();
	}

	/**
	 * Starts a store with one empty bucket.
	 */
	public static EmbeddedObjectStore start() {
		return new EmbeddedObjectStore(FreePorts.find(1)[0]);
	}

	/**
	 * Where it is.
	 */
	public URI endpoint() {
		return URI.create("http://127.0.0.1:" + this.port);
	}

	/**
	 * The settings by which the applications use it, as arguments of theirs.
	 */
	public String[] settings() {
		return new String[] { "--nova.objects.bucket=" + BUCKET, "--nova.objects.endpoint=" + endpoint(),
				"--nova.objects.access-key=" + ACCESS_KEY, "--nova.objects.secret-key=" + SECRET_KEY };
	}

	/**
	 * The keys of all objects.
	 */
	public List<String> keys() {
		return this.objects.list(BUCKET).contents().stream().map(S3Object::key).toList();
	}

	/**
	 * Is away until it comes {@link #back}, and keeps what it has.
	 */
	public void away() {
		try {
			this.server.stop();
		}
		catch (Exception ex) {
			throw new EmbeddedServerException("The object store did not stop.", ex);
		}
	}

	/**
	 * Is there again, where it was.
	 */
	public void back() {
		this.server = serve();
	}

	private S3Proxy serve() {
		S3Proxy started = S3Proxy.builder()
			.endpoint(endpoint())
			.awsAuthentication(AuthenticationType.AWS_V4, ACCESS_KEY, SECRET_KEY)
			.blobStore(this.objects)
			.build();
		try {
			started.start();
			return started;
		}
		catch (Exception ex) {
			throw new EmbeddedServerException("The object store did not start.", ex);
		}
	}

	@Override
	public void close() {
		away();
		this.objects.close();
	}

}
