package dev.novadraw.gateway.access;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.stereotype.Component;

/**
 * Slows those down who try key after key: after some wrong ones within a minute nothing
 * from their address is looked at for a while. Each gateway counts for itself.
 */
@Component
class FailedKeys {

	private static final int MOST_ADDRESSES = 100_000;

	/** An IPv6 customer has a network of this many bytes of prefix, not an address. */
	private static final int NETWORK_BYTES = 8;

	private final Cache<String, Bucket> left = Caffeine.newBuilder()
		.maximumSize(MOST_ADDRESSES)
		.expireAfterAccess(Duration.ofMinutes(2))
		.build();

	private final int perMinute;

	FailedKeys(AccessSettings settings) {
		this.perMinute = settings.failuresPerMinute();
	}

	/**
	 * Goes on when not too many were wrong.
	 */
	void check(HttpServletRequest request) {
		Bucket bucket = this.left.getIfPresent(address(request));
		if (bucket != null && bucket.getAvailableTokens() == 0) {
			throw AccessProblems.tooManyFailures(this.perMinute,
					Duration.ofSeconds(Math.max(1, Duration.ofMinutes(1).toSeconds() / this.perMinute)));
		}
	}

	void note(HttpServletRequest request) {
		this.left.get(address(request), (address) -> bucket()).tryConsume(1);
	}

	private Bucket bucket() {
		return Bucket.builder()
			.addLimit((limit) -> limit.capacity(this.perMinute).refillGreedy(this.perMinute, Duration.ofMinutes(1)))
			.build();
	}

	private static String address(HttpServletRequest request) {
		try {
			// An address in digits, so nothing is resolved.
			InetAddress address = InetAddress.getByName(request.getRemoteAddr());
			return (address instanceof Inet6Address)
					? Arrays.toString(Arrays.copyOf(address.getAddress(), NETWORK_BYTES)) : address.getHostAddress();
		}
		catch (UnknownHostException ex) {
			return request.getRemoteAddr();
		}
	}

}
