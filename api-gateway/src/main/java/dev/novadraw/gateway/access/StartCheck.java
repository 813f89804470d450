package dev.novadraw.gateway.access;

import java.net.InetAddress;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.boot.web.server.autoconfigure.ServerProperties.ForwardHeadersStrategy;
import org.springframework.stereotype.Component;

import dev.novadraw.gateway.management.ManagementPort;

/**
 * Refuses to start where anybody could call without a key, or nobody at all.
 */
@Component
class StartCheck implements SmartInitializingSingleton {

	private final AccessSettings settings;

	private final ApiKeys keys;

	private final @Nullable InetAddress address;

	private final @Nullable ForwardHeadersStrategy forwarded;

	private final ManagementPort management;

	StartCheck(AccessSettings settings, ApiKeys keys, ServerProperties server, ManagementPort management) {
		this.settings = settings;
		this.keys = keys;
		this.address = server.getAddress();
		this.forwarded = server.getForwardHeadersStrategy();
		this.management = management;
	}

	@Override
	public void afterSingletonsInstantiated() {
		if (this.forwarded == ForwardHeadersStrategy.FRAMEWORK) {
			throw new UnsafeStart("Everybody could say in a header that they come from somewhere else.",
					"Set NOVA_FORWARDED_HEADERS=native, and in NOVA_PROXIES which addresses your proxies have.");
		}
		switch (this.settings.mode()) {
			case OPEN -> {
				if (this.address == null || !this.address.isLoopbackAddress() || !this.management.isLocal()
						|| this.forwarded == ForwardHeadersStrategy.NATIVE) {
					throw new UnsafeStart("Without keys, everybody who can connect could read every child's drawing.",
							"Let only this machine connect (NOVA_BIND=127.0.0.1) and no proxy (NOVA_FORWARDED_HEADERS=none), or have keys (NOVA_ACCESS=keys).");
				}
			}
			case KEYS -> {
				if (this.settings.issuer() == null && !this.keys.any()) {
					throw new UnsafeStart("Nobody could call: there is no key yet.",
							"Make a client, and with it its key, by 'client create NAME' (see the README), or trust an issuer of JWTs (NOVA_OIDC_ISSUER).");
				}
			}
		}
	}

}
