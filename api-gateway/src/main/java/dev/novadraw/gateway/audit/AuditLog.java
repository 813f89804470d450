package dev.novadraw.gateway.audit;

import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;

import dev.novadraw.gateway.caller.Caller;
import dev.novadraw.gateway.page.PageRequest;

/**
 * The log of sensitive actions, each recorded before it runs. An action that cannot be
 * recorded does not run.
 */
@Service
public class AuditLog {

	private final AuditRepository entries;

	AuditLog(AuditRepository entries) {
		this.entries = entries;
	}

	/**
	 * Records a request.
	 * @param subject the ids of the resources concerned
	 */
	void record(Caller caller, String action, String subject) {
		this.entries.add(caller.client(), caller.key(), null, action, subject);
	}

	/**
	 * Records a command under the account that runs it.
	 * @param subject the ids of the resources concerned
	 */
	public void recordCommand(String action, String subject) {
		String operator = Objects.requireNonNullElse(System.getProperty("user.name"), "unknown");
		this.entries.add(null, null, operator, action, subject);
	}

	/**
	 * Returns a page of entries, latest first, plus one more entry if there is a next
	 * page.
	 */
	List<AuditEntry> list(@Nullable String client, PageRequest page) {
		return this.entries.list(client, page.after(), page.limit() + 1);
	}

}
