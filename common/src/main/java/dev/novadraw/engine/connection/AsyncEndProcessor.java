package dev.novadraw.engine.connection;

import java.io.IOException;

import org.apache.catalina.connector.CoyoteAdapter;
import org.apache.catalina.connector.Request;
import org.apache.catalina.core.AsyncContextImpl;
import org.apache.coyote.Adapter;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.apache.coyote.http11.Http11Processor;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketWrapperBase;

/**
 * Ends asynchronous requests whose connection closes before they are complete. If a
 * client disconnects while its request is being started, Tomcat never notifies the
 * listeners of the request. It keeps counting the request and waits for it when the
 * server stops.
 */
class AsyncEndProcessor extends Http11Processor {

	AsyncEndProcessor(AbstractHttp11Protocol<?> protocol, Adapter adapter) {
		super(protocol, adapter);
	}

	@Override
	public SocketState process(SocketWrapperBase<?> connection, SocketEvent event) throws IOException {
		SocketState state = SocketState.CLOSED;
		try {
			state = super.process(connection, event);
			return state;
		}
		finally {
			// An exception closes the connection, too.
			if (state == SocketState.CLOSED && isAsync()) {
				end();
			}
		}
	}

	private void end() {
		Request served = (Request) this.request.getNote(CoyoteAdapter.ADAPTER_NOTES);
		AsyncContextImpl left = served.getAsyncContextInternal();
		if (left != null) {
			left.fireOnComplete();
			left.decrementInProgressAsyncCount();
		}
	}

}
