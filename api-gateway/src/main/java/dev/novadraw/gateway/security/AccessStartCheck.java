package dev.novadraw.gateway.security;

import java.net.InetAddress;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.boot.web.server.autoconfigure.ServerProperties.ForwardHeadersStrategy;
import org.springframework.stereotype.Component;

import dev.novadraw.gateway.credential.AccessProperties;
import dev.novadraw.gateway.credential.ApiKeyRepository;
import dev.novadraw.gateway.management.ManagementPort;

/**
 * A check that prevents a start if anyone could call without a key, or no one could call
 * at all.
 */
@Component
public class AccessStartCheck implements SmartInitializingSingleton {

	private final AccessProperties settings;

	private final ApiKeyRepository keys;

	private final boolean local;

	private final @Nullable ForwardHeadersStrategy forwarded;

	AccessStartCheck(AccessProperties settings, ApiKeyRepository keys, ServerProperties server,
			ManagementPort management) {
		this.settings = settings;
		this.keys = keys;
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
			throw new UnsafeStartException("Everybody could say in a header that they come from somewhere else.",
					"Set NOVA_FORWARDED_HEADERS=native, and in NOVA_PROXIES which addresses your proxies have.");
		}
		if (mode == AccessProperties.Mode.OPEN && (!local || forwarded == ForwardHeadersStrategy.NATIVE)) {
			throw new UnsafeStartException("Without keys, everybody who can connect could read every child's drawing.",
					"Let only this machine connect (NOVA_BIND=127.0.0.1) and no proxy (NOVA_FORWARDED_HEADERS=none), or have keys (NOVA_ACCESS=keys).");
		}
	}

	@Override
	public void afterSingletonsInstantiated() {
		requireSafe(this.settings.mode(), this.local, this.forwarded);
		if (this.settings.mode() == AccessProperties.Mode.KEYS && this.settings.issuer() == null && !this.keys.any()) {
			throw new UnsafeStartException("Nobody could call: there is no key yet.",
					"Make a client, and with it its key, by 'client create NAME' (see the README), or trust an issuer of JWTs (NOVA_OIDC_ISSUER).");
		}
	}

}
