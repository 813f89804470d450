package dev.novadraw.engine.connection;

import java.net.InetAddress;
import java.time.Duration;
import java.util.function.Predicate;

import org.apache.catalina.connector.Connector;
import org.apache.coyote.ContinueResponseTiming;
import org.apache.coyote.Processor;
import org.apache.coyote.http11.Http11NioProtocol;

/**
 * HTTP for thousands of clients that follow a stream: each keeps all buffers of its
 * request for as long as it is open, so they are small. Nothing here needs large ones:
 * streams are written event by event, uploads are read into a buffer of their own. The
 * time for the headers of a request and the connections of one address are limited.
 */
public final class LeanProtocol extends Http11NioProtocol {

	private static final int READ_BYTES = 2048;

	private static final int WRITE_BYTES = 2048;

	/** Twice this many bytes more for text. */
	private static final int RESPONSE_BYTES = 2048;

	private static final int RESPONSE_HEAD_BYTES = 4096;

	/** The blank line that ends a body. Nobody here reads trailers. */
	private static final int TRAILER_BYTES = 2;

	/** Nobody here reads extensions of chunks. */
	private static final int EXTENSION_BYTES = 0;

	private static final int MANAGEMENT_CONNECTIONS = 200;

	private static final int MANAGEMENT_THREADS = 16;

	private final BoundedEndpoint endpoint;

	private Duration headTimeout = Duration.ofSeconds(15);

	/**
	 * Called by Tomcat.
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
		// A client that waits to be asked for its body can be refused without it.
		setContinueResponseTiming(ContinueResponseTiming.ON_REQUEST_BODY_READ.toString());
	}

	/**
	 * Sets the limits; called before it is started.
	 * @param exempt addresses that may have any number of connections
	 */
	public void limit(ConnectionProperties limits, Predicate<InetAddress> exempt) {
		this.headTimeout = limits.headTimeout();
		this.endpoint.limit(new ConnectionCounter(limits.perAddress(), exempt));
	}

	/**
	 * Makes it one for health and operations: few connections, of which one address may
	 * have a quarter, and platform threads, which need no carrier of virtual ones.
	 */
	public void serveManagement(ConnectionProperties limits) {
		limit(new ConnectionProperties(limits.headTimeout(), MANAGEMENT_CONNECTIONS / 4), (address) -> false);
		setMaxConnections(MANAGEMENT_CONNECTIONS);
		setExecutor(null);
		setMaxThreads(MANAGEMENT_THREADS);
		setMinSpareThreads(1);
	}

	/**
	 * Lets requests name any number of languages, within the limit of their headers.
	 * Tomcat answers one with more than ten as a failure of the server.
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
