package dev.novadraw.gateway.security;

import java.net.InetAddress;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.boot.web.server.autoconfigure.ServerProperties.ForwardHeadersStrategy;
import org.springframework.stereotype.Component;

import dev.novadraw.engine.setting.NotReadyException;
import dev.novadraw.gateway.credential.AccessProperties;
import dev.novadraw.gateway.credential.CredentialRepository;
import dev.novadraw.gateway.management.ManagementPort;

/**
 * A check that prevents a start if anyone could call without a key, or no one could call
 * at all.
 */
@Component
public class AccessStartCheck implements SmartInitializingSingleton {

	private final AccessProperties settings;

	private final CredentialRepository credentials;

	private final boolean local;

	private final @Nullable ForwardHeadersStrategy forwarded;

	AccessStartCheck(AccessProperties settings, CredentialRepository credentials, ServerProperties server,
			ManagementPort management) {
		this.settings = settings;
		this.credentials = credentials;
		this.local = isLocal(server.getAddress()) && management.isLocal();
		this.forwarded = server.getForwardHeadersStrategy();
	}

	/**
	 * Checks everything that needs no database, before the application starts.
	 */
	public static void requireSafe(Binder binder) {
		AccessProperties settings = binder.bindOrCreate("nova.access", AccessProperties.class);
		ServerProperties server = binder.bindOrCreate("server", ServerProperties.class);
		requireSafe(settings.mode(), isLocal(server.getAddress()) && ManagementPort.isLocal(binder),
				server.getForwardHeadersStrategy());
	}

	private static boolean isLocal(@Nullable InetAddress address) {
		return address != null && address.isLoopbackAddress();
	}

	private static void requireSafe(AccessProperties.Mode mode, boolean local,
			@Nullable ForwardHeadersStrategy forwarded) {
		if (forwarded == ForwardHeadersStrategy.FRAMEWORK) {
			throw new NotReadyException("Every caller could forge its address in a header.",
					"Set NOVA_FORWARDED_HEADERS=native and list the addresses of your proxies in NOVA_PROXIES.");
		}
		if (mode == AccessProperties.Mode.OPEN && (!local || forwarded == ForwardHeadersStrategy.NATIVE)) {
			throw new NotReadyException("Without keys, anyone who can connect could read every drawing.",
					"Accept connections from this machine only (NOVA_BIND=127.0.0.1) and from no proxy (NOVA_FORWARDED_HEADERS=none), or require keys (NOVA_ACCESS=keys).");
		}
	}

	@Override
	public void afterSingletonsInstantiated() {
		requireSafe(this.settings.mode(), this.local, this.forwarded);
		if (this.settings.mode() == AccessProperties.Mode.KEYS && this.settings.issuer() == null
				&& !this.credentials.any()) {
			throw new NotReadyException("No client could call this service: there is no key yet.",
					"Create a client with its first key by 'client create NAME' (see the README), or trust a JWT issuer (NOVA_OIDC_ISSUER).");
		}
	}

}
