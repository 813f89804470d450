package dev.novadraw.gateway.audit;

import java.util.function.Function;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.novadraw.gateway.page.Page;
import dev.novadraw.gateway.page.PageBody;
import dev.novadraw.gateway.page.Parameters;

/**
 * Returns the audit to operators.
 */
@Hidden
@RestController
class AuditController {

	private static final String CLIENT = "client";

	private final AuditLog log;

	AuditController(AuditLog log) {
		this.log = log;
	}

	@GetMapping(path = "/v1/operations/audit", produces = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<PageBody<AuditEntry>> list(HttpServletRequest request) {
		Parameters parameters = Parameters.of(request, CLIENT);
		Page page = parameters.page();
		return PageBody.response(this.log.list(parameters.first(CLIENT), page), page, AuditEntry::id,
				Function.identity(), request);
	}

}
