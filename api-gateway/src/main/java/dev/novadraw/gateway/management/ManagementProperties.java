package dev.novadraw.gateway.management;

import java.net.InetAddress;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import dev.novadraw.engine.setting.Range;

/**
 * Settings of the management port.
 *
 * @param port the port; null to serve health and operations on the clients' port, 0 for
 * any free port
 * @param address the address to bind
 */
@ConfigurationProperties("nova.management")
record ManagementProperties(@Nullable Integer port, @DefaultValue("127.0.0.1") InetAddress address) {

	ManagementProperties {
		Range.require("nova.management.port", (port != null) ? port : 0, 0, 65_535);
	}

	boolean isLocal() {
		return this.port == null || this.address.isLoopbackAddress();
	}

}
