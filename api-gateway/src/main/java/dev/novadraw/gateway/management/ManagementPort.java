package dev.novadraw.gateway.management;

import org.apache.catalina.connector.Connector;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.stereotype.Component;

import dev.novadraw.engine.connection.ConnectionProperties;
import dev.novadraw.engine.connection.LeanProtocol;

/**
 * The port for health and operations. Its requests run on platform threads, so that
 * liveness is answered even when all carriers of virtual threads are busy. Its
 * connections are counted separately, so that clients cannot use them up.
 */
@Component
public class ManagementPort {

	private static final int CONNECTION_TIMEOUT_MILLIS = 10_000;

	private static final int MAX_HEAD_BYTES = 8 * 1024;

	private final @Nullable Connector connector;

	private final boolean local;

	ManagementPort(ManagementProperties properties, ConnectionProperties limits) {
		this.connector = (properties.port() != null) ? connector(properties, properties.port(), limits) : null;
		this.local = properties.isLocal();
	}

	/**
	 * Returns false if these settings would let other machines connect to the port.
	 */
	public static boolean isLocal(Binder settings) {
		return settings.bindOrCreate("nova.management", ManagementProperties.class).isLocal();
	}

	private static Connector connector(ManagementProperties properties, int port, ConnectionProperties limits) {
		LeanProtocol protocol = new LeanProtocol();
		protocol.serveManagement(limits);
		protocol.setAddress(properties.address());
		protocol.setConnectionTimeout(CONNECTION_TIMEOUT_MILLIS);
		protocol.setMaxHttpRequestHeaderSize(MAX_HEAD_BYTES);
		Connector connector = new Connector(protocol);
		connector.setPort(port);
		connector.setThrowOnFailure(true);
		LeanProtocol.allowManyLanguages(connector);
		return connector;
	}

	@Nullable Connector connector() {
		return this.connector;
	}

	/**
	 * Returns false if other machines can connect to the port.
	 */
	public boolean isLocal() {
		return this.local;
	}

	/**
	 * Returns the number of the bound port; -1 if there is none.
	 */
	public int number() {
		return (this.connector != null) ? this.connector.getLocalPort() : -1;
	}

}
