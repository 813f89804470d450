package dev.novadraw.gateway.credential;

import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.novadraw.engine.client.Owner;
import dev.novadraw.engine.problem.ProblemCode;
import dev.novadraw.gateway.body.JsonBody;
import dev.novadraw.gateway.caller.Caller;
import dev.novadraw.gateway.caller.Scope;
import dev.novadraw.gateway.contract.PossibleProblems;

/**
 * The endpoint through which an app obtains tokens for its phones and browsers.
 */
@RestController
@Tag(name = "Access")
class ClientTokenController {

	private final CallerResolver callers;

	private final JsonBody json;

	ClientTokenController(CallerResolver callers, JsonBody json) {
		this.callers = callers;
		this.json = json;
	}

	/**
	 * Creates a token for one end user. It is valid for minutes, and for the jobs of that
	 * user only.
	 */
	@Operation(operationId = "createClientToken")
	@PossibleProblems({ ProblemCode.INVALID_BODY, ProblemCode.REQUEST_TOO_LARGE, ProblemCode.UNSUPPORTED_MEDIA_TYPE,
			ProblemCode.CONTENT_ENCODING_UNSUPPORTED, ProblemCode.UPLOAD_TOO_SLOW })
	@io.swagger.v3.oas.annotations.parameters.RequestBody(content = @Content(mediaType = "application/json",
			schema = @Schema(implementation = ClientTokenRequest.class)))
	@PostMapping(path = "/v1/client-tokens", produces = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<ClientTokenResponse> create(@AuthenticationPrincipal Caller caller, HttpServletRequest request) {
		ClientTokenRequest wanted = this.json.read(request, ClientTokenRequest.class);
		String user = Objects.requireNonNull(wanted.user());
		// A token has no scope that its issuer does not have.
		Set<Scope> scopes = new HashSet<>(Scope.OF_AN_END_USER);
		scopes.retainAll(caller.scopes());
		CallerResolver.Issued issued = this.callers.issue(Token.Type.USER, caller, new Owner(caller.client(), user),
				null, scopes, wanted.life());
		return ResponseEntity.status(HttpStatus.CREATED)
			.header(HttpHeaders.CACHE_CONTROL, "no-store")
			.body(new ClientTokenResponse("client_token", issued.token().text(), user,
					scopes.stream().map(Scope::id).sorted().toList(), issued.expiresAt()));
	}

}
