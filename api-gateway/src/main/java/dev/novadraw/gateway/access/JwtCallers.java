package dev.novadraw.gateway.access;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.stereotype.Component;

import dev.novadraw.client.Owner;

/**
 * Knows who stands behind a JWT of the issuer we were told to trust. One of its claims
 * names the client, which has to be known here; it may also name one of its users.
 */
@Component
class JwtCallers {

	private static final String USER_CLAIM = "end_user";

	private static final String SCOPE_CLAIM = "scope";

	private final Callers callers;

	private final AccessSettings settings;

	private final @Nullable JwtDecoder decoder;

	JwtCallers(Callers callers, AccessSettings settings) {
		this.callers = callers;
		this.settings = settings;
		// Asked for its keys when the first JWT comes: a start needs no issuer.
		String issuer = settings.issuer();
		this.decoder = (issuer != null) ? new SupplierJwtDecoder(() -> decoder(issuer, settings.audience())) : null;
	}

	private static JwtDecoder decoder(String issuer, String audience) {
		NimbusJwtDecoder decoder = NimbusJwtDecoder.withIssuerLocation(issuer).build();
		decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(JwtValidators.createDefaultWithIssuer(issuer),
				new JwtAudienceValidator(audience)));
		return decoder;
	}

	Caller of(String text) {
		Jwt jwt = decode(text);
		String client = Objects.requireNonNullElse(jwt.getClaimAsString(this.settings.clientClaim()), "");
		ClientLimits limits = this.callers.limits(client)
			.orElseThrow(() -> new InvalidBearerTokenException("Not a client of ours"));
		String user = jwt.getClaimAsString(USER_CLAIM);
		Set<Scope> scopes = scopes(jwt.getClaimAsString(SCOPE_CLAIM));
		if (user != null) {
			scopes.retainAll(Scope.OF_AN_END_USER);
		}
		return new Caller(new Owner(client, user), null, scopes, null, limits);
	}

	private Jwt decode(String text) {
		if (this.decoder == null) {
			throw new InvalidBearerTokenException("No issuer is trusted");
		}
		try {
			return this.decoder.decode(text);
		}
		catch (BadJwtException ex) {
			throw new InvalidBearerTokenException("Not a valid JWT", ex);
		}
		catch (JwtException ex) {
			throw new AuthenticationServiceException("The issuer cannot be asked", ex);
		}
	}

	private static Set<Scope> scopes(@Nullable String claim) {
		return Arrays.stream((claim != null) ? claim.split(" ") : new String[0])
			.map(Scope::of)
			.flatMap(Optional::stream)
			.filter((scope) -> scope != Scope.STREAM)
			.collect(Collectors.toSet());
	}

}
