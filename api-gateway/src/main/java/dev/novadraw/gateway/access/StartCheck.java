package dev.novadraw.gateway.access;

import java.net.InetAddress;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.stereotype.Component;

/**
 * Refuses to start where anybody could call without a key, or nobody at all.
 */
@Component
class StartCheck implements SmartInitializingSingleton {

	private final AccessSettings settings;

	private final ApiKeys keys;

	private final @Nullable InetAddress address;

	StartCheck(AccessSettings settings, ApiKeys keys, ServerProperties server) {
		this.settings = settings;
		this.keys = keys;
		this.address = server.getAddress();
	}

	@Override
	public void afterSingletonsInstantiated() {
		switch (this.settings.mode()) {
			case OPEN -> {
				if (this.address == null || !this.address.isLoopbackAddress()) {
					throw new UnsafeStart("Without keys, everybody who can connect could read every child's drawing.",
							"Let only this machine connect (NOVA_BIND=127.0.0.1), or have keys (NOVA_ACCESS=keys).");
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
