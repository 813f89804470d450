package dev.novadraw.engine.connection;

import java.net.InetAddress;
import java.time.Duration;
import java.util.function.Predicate;

import org.apache.catalina.connector.Connector;
import org.apache.coyote.ContinueResponseTiming;
import org.apache.coyote.Processor;
import org.apache.coyote.http11.Http11NioProtocol;

/**
 * HTTP for thousands of clients that follow a stream. Each connection keeps the buffers
 * of its request while it is open, so they are small. Large ones are not needed: streams
 * are written event by event, and uploads have a buffer of their own. The time for
 * headers and the connections from one address are limited.
 */
public final class LeanProtocol extends Http11NioProtocol {

	private static final int READ_BYTES = 2048;

	private static final int WRITE_BYTES = 2048;

	/** The size of the response buffer; text takes twice this many bytes more. */
	private static final int RESPONSE_BYTES = 2048;

	private static final int RESPONSE_HEAD_BYTES = 4096;

	/** The blank line that ends a body. Trailers are not read. */
	private static final int TRAILER_BYTES = 2;

	/** Chunk extensions are not read. */
	private static final int EXTENSION_BYTES = 0;

	private static final int MANAGEMENT_CONNECTIONS = 200;

	private static final int MANAGEMENT_THREADS = 16;

	private final BoundedEndpoint endpoint;

	private Duration headTimeout = Duration.ofSeconds(15);

	/**
	 * Creates a protocol; called by Tomcat.
	 */
	public LeanProtocol() {
		this(new BoundedEndpoint());
	}

	private LeanProtocol(BoundedEndpoint endpoint) {
		super(endpoint);
		this.endpoint = endpoint;
		setProperty("socket.appReadBufSize", Integer.toString(READ_BYTES));
		setProperty("socket.appWriteBufSize", Integer.toString(WRITE_BYTES));
		setMaxHttpResponseHeaderSize(RESPONSE_HEAD_BYTES);
		setMaxTrailerSize(TRAILER_BYTES);
		setMaxExtensionSize(EXTENSION_BYTES);
		// A request with "Expect: 100-continue" can be rejected before its body is sent.
		setContinueResponseTiming(ContinueResponseTiming.ON_REQUEST_BODY_READ.toString());
	}

	/**
	 * Sets the limits. Must be called before the protocol is started.
	 * @param exempt addresses that may have any number of connections
	 */
	public void limit(ConnectionProperties limits, Predicate<InetAddress> exempt) {
		this.headTimeout = limits.headTimeout();
		this.endpoint.limit(new ConnectionCounter(limits.perAddress(), exempt));
	}

	/**
	 * Configures the protocol for health and operations: few connections, at most a
	 * quarter of them from one address. It uses platform threads, which do not depend on
	 * the carriers of virtual threads.
	 */
	public void serveManagement(ConnectionProperties limits) {
		limit(new ConnectionProperties(limits.headTimeout(), MANAGEMENT_CONNECTIONS / 4), (address) -> false);
		setMaxConnections(MANAGEMENT_CONNECTIONS);
		setExecutor(null);
		setMaxThreads(MANAGEMENT_THREADS);
		setMinSpareThreads(1);
	}

	/**
	 * Allows requests to name any number of languages, within the limit of their headers.
	 * By default, Tomcat answers a request with more than ten languages with a server
	 * error.
	 */
	public static void allowManyLanguages(Connector connector) {
		connector.setMaxLocaleCount(-1);
	}

	@Override
	protected Processor createProcessor() {
		return new HeadDeadlineProcessor(this, getAdapter(), this.headTimeout);
	}

	@Override
	public int getDesiredBufferSize() {
		return RESPONSE_BYTES;
	}

}
