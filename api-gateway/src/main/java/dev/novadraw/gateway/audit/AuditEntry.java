package dev.novadraw.gateway.audit;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * An entry of the audit. It holds ids and no content.
 *
 * @param id its id
 * @param at when it was asked for
 * @param client the client that asked over HTTP, null for the command line
 * @param keyId the public part of its key, null without one
 * @param operator the account that ran the command, null for HTTP
 * @param action what was asked for
 * @param subject what it was about
 */
record AuditEntry(UUID id, Instant at, @Nullable String client, @Nullable String keyId, @Nullable String operator,
		String action, String subject) {

}
