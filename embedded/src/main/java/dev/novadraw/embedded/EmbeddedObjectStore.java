package dev.novadraw.embedded;

import java.net.URI;
import java.util.List;

import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * An S3-compatible object store in the memory of this process, bound to the loopback
 * interface. It is for tests: all objects are lost when it is closed.
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
	 * Returns the address of the store.
	 */
	public URI endpoint() {
		return URI.create("http://127.0.0.1:" + this.port);
	}

	/**
	 * Returns the settings with which the applications use it, as command-line arguments.
	 */
	public String[] settings() {
		return new String[] { "--nova.objects.bucket=" + BUCKET, "--nova.objects.endpoint=" + endpoint(),
				"--nova.objects.access-key=" + ACCESS_KEY, "--nova.objects.secret-key=" + SECRET_KEY };
	}

	/**
	 * Returns the keys of all objects.
	 */
	public List<String> keys() {
		return this.objects.list(BUCKET).contents().stream().map(S3Object::key).toList();
	}

	/**
	 * Makes the store unreachable until {@link #makeReachable} is called; its objects are
	 * kept.
	 */
	public void makeUnreachable() {
		try {
			this.server.stop();
		}
		catch (Exception ex) {
			throw new EmbeddedServerException("The object store did not stop.", ex);
		}
	}

	/**
	 * Makes the store reachable again at the same address.
	 */
	public void makeReachable() {
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
		makeUnreachable();
		this.objects.close();
	}

}
