package dev.novadraw.gateway.credential;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;

import org.springframework.stereotype.Service;

import dev.novadraw.engine.job.JobId;
import dev.novadraw.gateway.caller.Caller;
import dev.novadraw.gateway.caller.Scope;

/**
 * Gives out tickets for streams of events, for browsers whose EventSource cannot send a
 * key.
 */
@Service
public class StreamTicketService {

	/**
	 * For tickets of keys, which have no end of their own; no stream is open for as long.
	 */
	private static final Duration MAX_LIFE = Duration.ofDays(1);

	private final CallerResolver callers;

	StreamTicketService(CallerResolver callers) {
		this.callers = callers;
	}

	/**
	 * A ticket.
	 *
	 * @param ticket to be sent as the parameter {@code ticket}, once
	 * @param expiresAt until when it has to be used
	 */
	public record Ticket(String ticket, Instant expiresAt) {

		@Override
		public String toString() {
			return "a ticket until " + this.expiresAt;
		}

	}

	/**
	 * Gives one out for a job the caller may see. What it opens ends with what the caller
	 * came with.
	 */
	public Ticket issue(Caller by, JobId job) {
		CallerResolver.Issued issued = this.callers.issue(Token.Type.STREAM, by, by.owner(), job.value(),
				Set.of(Scope.STREAM), by.timeLeft(MAX_LIFE));
		return new Ticket(issued.token().text(), issued.expiresAt());
	}

}
