package dev.novadraw.gateway.stream;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter.SseEventBuilder;

import dev.novadraw.engine.client.Owner;
import dev.novadraw.engine.event.JobEvent;
import dev.novadraw.engine.job.Job;
import dev.novadraw.engine.job.JobState;
import dev.novadraw.engine.json.Json;
import dev.novadraw.engine.outage.Dependency;
import dev.novadraw.engine.progress.ProgressReport;
import dev.novadraw.gateway.caller.Caller;
import dev.novadraw.gateway.job.JobResponse;
import dev.novadraw.gateway.link.Links;
import dev.novadraw.gateway.notification.JobNotifications;

/**
 * An event stream of one job to one client. It sends each event once, in the order of the
 * event log, until the job has ended. Each stream has its own virtual thread, so a slow
 * or vanished client blocks no other.
 */
final class JobStream implements Runnable {

	private static final Logger log = LoggerFactory.getLogger(JobStream.class);

	private static final Duration RECONNECT = Duration.ofSeconds(3);

	/**
	 * The number of silent heartbeats after which the stream checks that the job still
	 * exists.
	 */
	private static final int MAX_SILENT_HEARTBEATS = 4;

	/**
	 * The job as it was when the stream opened; only its immutable properties are used.
	 */
	private final Job job;

	private final Caller caller;

	private final Owner owner;

	private final Links links;

	private final SseEmitter emitter;

	private final StreamSource source;

	private final StreamProperties settings;

	private final JobFollower follower = new JobFollower();

	/** The newest event that the client has; null before the first. */
	private @Nullable Long known;

	private volatile boolean ended;

	private boolean running;

	private long token;

	private int silentHeartbeats;

	/**
	 * Creates a stream.
	 * @param known the newest event that the client has, null if none
	 */
	JobStream(Job job, Caller caller, @Nullable Long known, Links links, SseEmitter emitter, StreamSource source,
			StreamProperties settings) {
		this.job = job;
		this.caller = caller;
		this.owner = caller.owner();
		if (known != null) {
			setKnown(known);
		}
		this.links = links;
		this.emitter = emitter;
		this.source = source;
		this.settings = settings;
		this.running = job.state() == JobState.RUNNING;
	}

	/**
	 * Ends the stream soon, because its credential is no longer valid.
	 */
	void end() {
		this.ended = true;
		this.follower.changed();
	}

	@Override
	public void run() {
		// Subscribe before the first read, so that no change in between is missed.
		try (JobNotifications.Subscription _ = this.source.notifications().follow(this.job.id(), this.follower)) {
			sendAll();
		}
		catch (IOException | IllegalStateException ex) {
			log.debug("Stream closed by its client: job={}", this.job.id());
		}
		catch (DataAccessException | TransactionException ex) {
			// A client that reconnects resumes after its last event.
			Dependency.behind(ex).ifPresent((dependency) -> dependency.failedOnce(ex));
			log.debug("Stream ended, database unavailable: job={}", this.job.id());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		finally {
			complete();
		}
	}

	private void complete() {
		try {
			this.emitter.complete();
		}
		catch (IllegalStateException ex) {
			log.debug("Stream response already completed: job={}", this.job.id());
		}
	}

	private void sendAll() throws IOException, InterruptedException {
		send(SseEmitter.event().reconnectTime(RECONNECT.toMillis()));
		long begun = System.nanoTime();
		while (!this.ended && !this.source.notifications().isClosing()
				&& System.nanoTime() - begun < this.settings.life().toNanos()) {
			if (isExpired()) {
				send(event("expired", Map.of("id", this.job.id(), "object", "job")));
				return;
			}
			if (this.follower.takeChanged() && !sendChanges()) {
				return;
			}
			Optional<ProgressReport> report = this.follower.takeProgress();
			if (report.isPresent()) {
				sendPartial(report.get());
			}
			pause();
		}
	}

	/**
	 * Sends the changes of the job.
	 * @return true if more may follow
	 */
	private boolean sendChanges() throws IOException {
		return (this.known == null) ? sendSnapshot() : sendEventsAfter(this.known);
	}

	private boolean sendSnapshot() throws IOException {
		Optional<Job> now = this.source.job(this.job.id(), this.owner);
		if (now.isEmpty()) {
			return sendErased();
		}
		Job job = now.get();
		setKnown(job.version());
		this.running = job.state() == JobState.RUNNING;
		send(event("snapshot", body(job)).id(String.valueOf(job.version())));
		if (job.state().isFinal()) {
			send(event("done", body(job)));
			return false;
		}
		return true;
	}

	private boolean sendEventsAfter(long known) throws IOException {
		List<JobEvent> events = this.source.events(this.job.id(), this.owner, known);
		for (JobEvent event : events) {
			setKnown(event.seq());
			this.running = event.state() == JobState.RUNNING;
			if (event.state().isFinal()) {
				return sendEnd(event);
			}
			send(event("status", StatusEvent.of(event)).id(String.valueOf(event.seq())));
		}
		return this.source.job(this.job.id(), this.owner).isPresent() || sendErased();
	}

	private void setKnown(long event) {
		this.known = event;
		this.follower.setKnown(event);
	}

	private boolean sendEnd(JobEvent event) throws IOException {
		Optional<Job> job = this.source.job(this.job.id(), this.owner);
		if (job.isEmpty()) {
			return sendErased();
		}
		send(event("done", body(job.get())).id(String.valueOf(event.seq())));
		return false;
	}

	private boolean sendErased() throws IOException {
		send(event("done", Map.of("id", this.job.id(), "object", "job", "erased", true)));
		return false;
	}

	private void sendPartial(ProgressReport report) throws IOException {
		Optional<JsonNode> partial = (report.token() >= this.token) ? report.open(this.job.progressKey())
				: Optional.empty();
		if (partial.isPresent()) {
			this.token = report.token();
			send(event("partial", Map.of("id", this.job.id(), "partial", partial.get())));
		}
	}

	private void sendProgress() throws IOException {
		Optional<Job> job = this.source.job(this.job.id(), this.owner);
		if (job.isPresent() && job.get().state() == JobState.RUNNING) {
			JobResponse body = body(job.get());
			send(event("progress", new ProgressEvent(body.id(), body.progress(), body.estimatedCompletionAt())));
		}
		else {
			this.follower.changed();
		}
	}

	private void pause() throws IOException, InterruptedException {
		Duration silence = this.running ? this.settings.progress() : this.settings.heartbeat();
		// One millisecond longer than the credential is valid, so that it has expired by
		// then.
		if (this.follower.await(this.caller.timeLeft(silence).plusMillis(1))) {
			this.silentHeartbeats = 0;
		}
		else if (isExpired()) {
			return;
		}
		else if (this.running) {
			sendProgress();
		}
		else {
			send(SseEmitter.event().comment("still here"));
			this.silentHeartbeats++;
		}
		if (this.silentHeartbeats >= MAX_SILENT_HEARTBEATS) {
			this.silentHeartbeats = 0;
			this.follower.changed();
		}
	}

	private boolean isExpired() {
		return this.caller.timeLeft(RECONNECT).isZero();
	}

	private JobResponse body(Job job) {
		return this.source.body(job, this.links);
	}

	private static SseEventBuilder event(String name, Object data) {
		return SseEmitter.event().name(name).data(Json.MAPPER.writeValueAsString(data));
	}

	private void send(SseEventBuilder event) throws IOException {
		this.emitter.send(event);
	}

}
