package dev.novadraw.engine.connection;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketWrapperBase;

/**
 * An endpoint that closes connections above the limit of one address before it reads from
 * them.
 */
final class BoundedEndpoint extends NioEndpoint {

	/** Counted connections with their addresses, which a closed channel no longer has. */
	private final Map<SocketChannel, InetAddress> counted = new ConcurrentHashMap<>();

	private volatile ConnectionCounter counts = new ConnectionCounter(0, (address) -> true);

	/**
	 * Sets the limit. Must be called before the endpoint is started.
	 */
	void limit(ConnectionCounter counts) {
		this.counts = counts;
	}

	@Override
	public void setHandler(Handler<NioChannel> handler) {
		super.setHandler(new CountingHandler(handler));
	}

	@Override
	protected boolean setSocketOptions(SocketChannel socket) {
		if (!count(socket)) {
			destroySocket(socket);
			return false;
		}
		if (super.setSocketOptions(socket)) {
			return true;
		}
		discount(socket);
		return false;
	}

	private boolean count(SocketChannel socket) {
		try {
			if (!(socket.getRemoteAddress() instanceof InetSocketAddress remote)) {
				return true;
			}
			if (!this.counts.add(remote.getAddress())) {
				return false;
			}
			this.counted.put(socket, remote.getAddress());
			return true;
		}
		catch (IOException ex) {
			// The client has already disconnected.
			return false;
		}
	}

	private void discount(SocketChannel socket) {
		InetAddress address = this.counted.remove(socket);
		if (address != null) {
			this.counts.remove(address);
		}
	}

	/**
	 * Decrements the count for every closed connection, whatever closed it.
	 */
	private final class CountingHandler implements Handler<NioChannel> {

		private final Handler<NioChannel> handler;

		CountingHandler(Handler<NioChannel> handler) {
			this.handler = handler;
		}

		@Override
		public SocketState process(SocketWrapperBase<NioChannel> connection, SocketEvent status) {
			return this.handler.process(connection, status);
		}

		@Override
		public Object getGlobal() {
			return this.handler.getGlobal();
		}

		@Override
		public void release(SocketWrapperBase<NioChannel> connection) {
			discount(connection.getSocket().getIOChannel());
			this.handler.release(connection);
		}

		@Override
		public void pause() {
			this.handler.pause();
		}

		@Override
		public void recycle() {
			this.handler.recycle();
		}

	}

}
