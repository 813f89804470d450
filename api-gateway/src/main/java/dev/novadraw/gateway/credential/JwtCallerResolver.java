package dev.novadraw.gateway.credential;

import java.nio.ByteBuffer;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jwt.JWTParser;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderInitializationException;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestTemplate;

import dev.novadraw.engine.client.Owner;
import dev.novadraw.gateway.caller.Caller;
import dev.novadraw.gateway.caller.ClientLimits;
import dev.novadraw.gateway.caller.Expiry;
import dev.novadraw.gateway.caller.Scope;
import dev.novadraw.gateway.problem.HttpProblems;

/**
 * The service that finds the caller behind a JWT of the trusted issuer. One claim names
 * the client, which must be registered here; another may name one of its end users.
 */
@Component
public class JwtCallerResolver {

	private static final Logger log = LoggerFactory.getLogger(JwtCallerResolver.class);

	private static final Duration HTTP_TIMEOUT = Duration.ofSeconds(2);

	/** The tolerated difference between the clocks of the issuer and this process. */
	private static final Duration CLOCK_SKEW = Duration.ofSeconds(60);

	/** The types of access tokens by RFC 7519 and RFC 9068. */
	private static final List<String> TYPES = List.of("JWT", "at+jwt", "application/at+jwt");

	private static final String USER_CLAIM = "end_user";

	/** The claims for scopes: that of RFC 9068, and that of Entra ID, Okta and others. */
	private static final List<String> SCOPE_CLAIMS = List.of("scope", "scp");

	/**
	 * The error of a JWT outside its validity period. With any other error it counts as
	 * wrong.
	 */
	private static final OAuth2Error OUT_OF_TIME = new OAuth2Error("out_of_time");

	private static final int MAX_REMEMBERED = 50_000;

	/** JWTs valid within the last hour. They are verified nevertheless. */
	private final Cache<ByteBuffer, Boolean> proven = remembering(Duration.ofHours(1));

	/** JWTs rejected within the last seconds. */
	private final Cache<ByteBuffer, Boolean> refused;

	private final CallerResolver callers;

	private final AccessProperties settings;

	private final @Nullable JwtDecoder decoder;

	private final InstantSource clock;

	JwtCallerResolver(CallerResolver callers, AccessProperties settings, InstantSource clock) {
		this.callers = callers;
		this.settings = settings;
		this.clock = clock;
		this.refused = remembering(settings.memory());
		// Keys are fetched for the first JWT, so the gateway starts without the issuer.
		String issuer = settings.issuer();
		this.decoder = (issuer != null) ? new SupplierJwtDecoder(() -> decoder(issuer, settings.audience())) : null;
	}

	private static Cache<ByteBuffer, Boolean> remembering(Duration time) {
		return Caffeine.newBuilder().expireAfterWrite(time).maximumSize(MAX_REMEMBERED).build();
	}

	private static JwtDecoder decoder(String issuer, String audience) {
		SimpleClientHttpRequestFactory requests = new SimpleClientHttpRequestFactory();
		requests.setConnectTimeout(HTTP_TIMEOUT);
		requests.setReadTimeout(HTTP_TIMEOUT);
		NimbusJwtDecoder decoder = NimbusJwtDecoder.withIssuerLocation(issuer)
			.restOperations(new RestTemplate(requests))
			// Types are checked by our own validator.
			.validateType(false)
			.build();
		decoder.setJwtValidator(validator(issuer, audience));
		return decoder;
	}

	private static OAuth2TokenValidator<Jwt> validator(String issuer, String audience) {
		JwtTimestampValidator times = new JwtTimestampValidator(CLOCK_SKEW);
		times.setAllowEmptyExpiryClaim(false);
		OAuth2TokenValidator<Jwt> now = (jwt) -> times.validate(jwt).hasErrors()
				? OAuth2TokenValidatorResult.failure(OUT_OF_TIME) : OAuth2TokenValidatorResult.success();
		JwtTypeValidator types = new JwtTypeValidator(TYPES);
		types.setAllowEmpty(true);
		return new DelegatingOAuth2TokenValidator<>(types, now, new JwtIssuerValidator(issuer),
				new JwtAudienceValidator(audience));
	}

	/**
	 * Rejects text that is not a JWT, without verifying a signature.
	 */
	public void requireWellFormed(String text) {
		try {
			JWTParser.parse(text);
		}
		catch (ParseException ex) {
			throw new InvalidBearerTokenException("Not a JWT", ex);
		}
	}

	/**
	 * Returns true if a JWT was valid within the last hour, or was rejected within the
	 * last seconds.
	 */
	public boolean isRemembered(String text) {
		ByteBuffer digest = ByteBuffer.wrap(Token.digest(text));
		return this.proven.getIfPresent(digest) != null || this.refused.getIfPresent(digest) != null;
	}

	/**
	 * Finds the caller behind a JWT.
	 * @throws LapsedCredentialException if the issuer signed it for this service, but it
	 * is outside its validity period, or its client or end user is not valid
	 */
	public Caller of(String text) {
		ByteBuffer digest = ByteBuffer.wrap(Token.digest(text));
		if (this.refused.getIfPresent(digest) != null) {
			throw new InvalidBearerTokenException("Not a valid JWT");
		}
		try {
			Caller caller = caller(decode(text));
			this.proven.put(digest, true);
			return caller;
		}
		catch (InvalidBearerTokenException ex) {
			if (!(ex instanceof LapsedCredentialException)) {
				this.refused.put(digest, true);
			}
			throw ex;
		}
	}

	private Caller caller(Jwt jwt) {
		String client = Objects.requireNonNullElse(jwt.getClaimAsString(this.settings.clientClaim()), "");
		ClientLimits limits = this.callers.limits(client).orElseThrow(LapsedCredentialException::new);
		String user = user(jwt);
		Set<Scope> scopes = scopes(jwt);
		if (user != null) {
			scopes.retainAll(Scope.OF_AN_END_USER);
		}
		return new Caller(new Owner(client, user), null, scopes, null, limits, expiry(jwt));
	}

	private @Nullable Expiry expiry(Jwt jwt) {
		Instant end = jwt.getExpiresAt();
		return (end != null) ? Expiry.in(Duration.between(this.clock.instant(), end.plus(CLOCK_SKEW))) : null;
	}

	// A claim without a valid user must not give access to the data of all users.
	private static @Nullable String user(Jwt jwt) {
		if (!jwt.hasClaim(USER_CLAIM)) {
			return null;
		}
		String user = jwt.getClaimAsString(USER_CLAIM);
		if (user == null || !Owner.isUser(user)) {
			throw new LapsedCredentialException();
		}
		return user;
	}

	private Jwt decode(String text) {
		if (this.decoder == null) {
			throw new InvalidBearerTokenException("No issuer is trusted");
		}
		try {
			return this.decoder.decode(text);
		}
		catch (JwtValidationException ex) {
			throw isOutOfTime(ex) ? new LapsedCredentialException()
					: new InvalidBearerTokenException("Not a valid JWT", ex);
		}
		catch (BadJwtException ex) {
			throw new InvalidBearerTokenException("Not a valid JWT", ex);
		}
		catch (JwtException | JwtDecoderInitializationException ex) {
			log.warn("JWT issuer unavailable: cause={}", ex.getMessage());
			throw HttpProblems.unavailable();
		}
	}

	private static boolean isOutOfTime(JwtValidationException ex) {
		return ex.getErrors().stream().allMatch(OUT_OF_TIME::equals);
	}

	// Names separated by spaces, or a list.
	private static Stream<String> names(@Nullable Object claim) {
		return switch (claim) {
			case String text -> Arrays.stream(text.split(" "));
			case Collection<?> list -> list.stream().filter(String.class::isInstance).map(String.class::cast);
			case null, default -> Stream.empty();
		};
	}

	private static Set<Scope> scopes(Jwt jwt) {
		Set<Scope> scopes = Scope.known(SCOPE_CLAIMS.stream().flatMap((claim) -> names(jwt.getClaim(claim))));
		scopes.remove(Scope.STREAM);
		return scopes;
	}

}
