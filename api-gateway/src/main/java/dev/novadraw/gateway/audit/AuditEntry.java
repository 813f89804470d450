package dev.novadraw.gateway.audit;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * An entry of the audit log. It holds ids and no content.
 *
 * @param id the id of the entry
 * @param at the time of the entry
 * @param client the client that sent the HTTP request, null for a command
 * @param keyId the public part of the client's key, null without one
 * @param operator the account that ran the command, null for an HTTP request
 * @param action the method and path pattern of the request, or the command
 * @param subject the ids of the resources concerned
 */
record AuditEntry(UUID id, Instant at, @Nullable String client, @Nullable String keyId, @Nullable String operator,
		String action, String subject) {

}
