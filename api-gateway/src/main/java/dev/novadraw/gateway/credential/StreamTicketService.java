package dev.novadraw.gateway.credential;

import java.time.Duration;
import java.util.Set;

import org.springframework.stereotype.Service;

import dev.novadraw.engine.job.JobId;
import dev.novadraw.gateway.caller.Caller;
import dev.novadraw.gateway.caller.Scope;

/**
 * The service that issues tickets for event streams, for browsers whose EventSource
 * cannot send a key.
 */
@Service
public class StreamTicketService {

	/**
	 * The lifetime of tickets issued with API keys, which set no limit. No stream is open
	 * for as long.
	 */
	private static final Duration MAX_LIFE = Duration.ofDays(1);

	private final CallerResolver callers;

	StreamTicketService(CallerResolver callers) {
		this.callers = callers;
	}

	/**
	 * Issues a ticket for a job that the caller may read. The stream ends when the
	 * credential of the caller expires.
	 */
	public CallerResolver.Issued issue(Caller by, JobId job) {
		return this.callers.issue(Token.Type.STREAM, by, by.owner(), job.value(), Set.of(Scope.STREAM),
				by.timeLeft(MAX_LIFE));
	}

}
