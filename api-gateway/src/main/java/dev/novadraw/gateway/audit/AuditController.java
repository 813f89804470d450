package dev.novadraw.gateway.audit;

import java.util.function.Function;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.novadraw.gateway.page.ListParameters;
import dev.novadraw.gateway.page.PageRequest;
import dev.novadraw.gateway.page.PageResponse;

/**
 * The endpoint through which operators read the audit log.
 */
@Hidden
@RestController
class AuditController {

	private static final String CLIENT = "client";

	private final AuditLog log;

	AuditController(AuditLog log) {
		this.log = log;
	}

	/**
	 * The parameters of a list request.
	 */
	private record Wanted(@Nullable String client, PageRequest page) {
	}

	@GetMapping(path = "/v1/operations/audit", produces = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<PageResponse<AuditEntry>> list(HttpServletRequest request) {
		Wanted wanted = ListParameters.read(request,
				(parameters) -> new Wanted(parameters.first(CLIENT), parameters.page()), CLIENT);
		return PageResponse.response(this.log.list(wanted.client(), wanted.page()), wanted.page(), AuditEntry::id,
				Function.identity(), request);
	}

}
