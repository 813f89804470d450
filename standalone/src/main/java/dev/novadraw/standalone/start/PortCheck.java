package dev.novadraw.standalone.start;

import java.net.InetAddress;

import org.springframework.boot.context.properties.bind.Binder;

import dev.novadraw.embedded.EmbeddedServerException;
import dev.novadraw.embedded.FreePorts;

/**
 * The check that the addresses and ports of the gateway can be bound, made before any
 * server is started.
 */
public final class PortCheck {

	private static final String MANAGEMENT = "NOVA_MANAGEMENT_PORT";

	private final Binder settings;

	public PortCheck(Binder settings) {
		this.settings = settings;
	}

	/**
	 * Checks that all ports are free and all addresses belong to this machine.
	 * @param port the HTTP port for clients, or 0 for a free one
	 * @throws EmbeddedServerException if a port cannot be bound
	 */
	public void requireFree(int port) {
		FreePorts.require(address("server.address"), port, "HTTP", (port != 0) ? "--port or NOVA_BIND" : "NOVA_BIND");
		int management = this.settings.bind("nova.management.port", Integer.class).orElse(-1);
		if (management == port && port != 0) {
			throw new EmbeddedServerException(
					"--port and %s are both %d: each needs a port of its own".formatted(MANAGEMENT, port), null);
		}
		if (management >= 0) {
			FreePorts.require(address("nova.management.address"), management, "Management",
					MANAGEMENT + " or NOVA_MANAGEMENT_BIND");
		}
	}

	private InetAddress address(String setting) {
		return this.settings.bind(setting, InetAddress.class).orElseGet(InetAddress::getLoopbackAddress);
	}

}
