package dev.novadraw.gateway.security;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Supplier;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.stereotype.Component;

import dev.novadraw.gateway.caller.Caller;
import dev.novadraw.gateway.credential.AccessProperties;
import dev.novadraw.gateway.credential.LapsedCredentialException;
import dev.novadraw.gateway.problem.ApiProblem;

/**
 * A limiter for callers that guess keys. Too many wrong keys from one address within a
 * minute are rejected with 429. Well-formed keys are still looked up, until too many of
 * those were wrong. Each gateway counts separately.
 */
@Component
class FailedKeyLimiter {

	private static final int MAX_ADDRESSES = 100_000;

	/** The bytes of an IPv6 prefix: a customer has a network, not a single address. */
	private static final int NETWORK_BYTES = 8;

	private final Cache<String, Bucket> failures = buckets();

	private final Cache<String, Bucket> lookUps = buckets();

	private final int failuresPerMinute;

	private final int lookUpsPerMinute;

	FailedKeyLimiter(AccessProperties settings) {
		this.failuresPerMinute = settings.failuresPerMinute();
		this.lookUpsPerMinute = settings.lookUpsPerMinute();
	}

	private static Cache<String, Bucket> buckets() {
		return Caffeine.newBuilder().maximumSize(MAX_ADDRESSES).expireAfterAccess(Duration.ofMinutes(2)).build();
	}

	/**
	 * Looks up a well-formed credential that is not remembered, or ends the request if
	 * too many from its address were wrong. Only possible guesses count.
	 */
	Caller lookUp(HttpServletRequest request, Supplier<Caller> lookUp) {
		Bucket permits = this.lookUps.get(address(request), (address) -> bucket(this.lookUpsPerMinute));
		if (!permits.tryConsume(1)) {
			throw tooMany();
		}
		boolean guessed = false;
		try {
			return lookUp.get();
		}
		catch (InvalidBearerTokenException ex) {
			guessed = !(ex instanceof LapsedCredentialException);
			throw ex;
		}
		finally {
			if (!guessed) {
				permits.addTokens(1);
			}
		}
	}

	/**
	 * Counts a wrong key.
	 * @return the problem to respond with
	 */
	ApiProblem failed(HttpServletRequest request) {
		Bucket left = this.failures.get(address(request), (address) -> bucket(this.failuresPerMinute));
		return left.tryConsume(1) ? AccessProblems.keyInvalid() : tooMany();
	}

	private ApiProblem tooMany() {
		return AccessProblems.tooManyFailures(this.failuresPerMinute,
				Duration.ofSeconds(Math.max(1, Duration.ofMinutes(1).toSeconds() / this.failuresPerMinute)));
	}

	private static Bucket bucket(int perMinute) {
		return Bucket.builder()
			.withNanosecondPrecision()
			.addLimit((limit) -> limit.capacity(perMinute).refillGreedy(perMinute, Duration.ofMinutes(1)))
			.build();
	}

	private static String address(HttpServletRequest request) {
		try {
			// The address is numeric, so nothing is resolved.
			InetAddress address = InetAddress.getByName(request.getRemoteAddr());
			return (address instanceof Inet6Address)
					? Arrays.toString(Arrays.copyOf(address.getAddress(), NETWORK_BYTES)) : address.getHostAddress();
		}
		catch (UnknownHostException ex) {
			return request.getRemoteAddr();
		}
	}

}
