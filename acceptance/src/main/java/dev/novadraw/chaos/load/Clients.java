package dev.novadraw.chaos.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.novadraw.chaos.provider.Heroes;
import dev.novadraw.chaos.rig.Member;
import dev.novadraw.chaos.rig.Rig;
import dev.novadraw.chaos.server.Polling;
import dev.novadraw.engine.json.Json;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

/**
 * The clients of one trial. They submit at an even rate, record accepted jobs before
 * relying on them, follow some jobs to their end, and probe the gateways. They never
 * retry.
 */
public final class Clients implements AutoCloseable {

	private static final Duration TIMEOUT = Duration.ofSeconds(20);

	private static final Duration BETWEEN_PROBES = Duration.ofMillis(200);

	private static final int FOLLOWED = 5;

	/** The number of submissions between two checks of the number of open jobs. */
	private static final int SUBMISSIONS_PER_CHECK = 10;

	private static final AtomicInteger HEROES = new AtomicInteger();

	private final HttpClient http = HttpClient.newBuilder()
		.version(Version.HTTP_1_1)
		.connectTimeout(Duration.ofSeconds(2))
		.build();

	private final InstantSource clock = InstantSource.system();

	private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

	private final Rig rig;

	private final Path ledger;

	private final Duration pace;

	private final BooleanSupplier overloaded;

	private final List<Member> gateways = new CopyOnWriteArrayList<>();

	private final List<Accepted> accepted = new ArrayList<>();

	private final List<String> backwards = new CopyOnWriteArrayList<>();

	private final Answers submissions = new Answers();

	private final Answers reads = new Answers();

	private final Answers probes = new Answers();

	private volatile boolean submitting = true;

	private volatile boolean open = true;

	private Clients(Rig rig, int perSecond, BooleanSupplier overloaded) {
		this.rig = rig;
		this.ledger = rig.directory().resolve("accepted.txt");
		this.overloaded = overloaded;
		this.pace = Duration.ofNanos(1_000_000_000L / perSecond);
		this.gateways.addAll(rig.gateways());
	}

	/**
	 * Starts the submissions and probes.
	 * @param overloaded true while too many jobs are open to submit more
	 */
	public static Clients start(Rig rig, int perSecond, BooleanSupplier overloaded) {
		Clients clients = new Clients(rig, perSecond, overloaded);
		clients.threads.execute(clients::submitAll);
		rig.gateways().forEach((gateway) -> clients.threads.execute(() -> clients.probe(gateway)));
		return clients;
	}

	/** Submits to another gateway as well from now on. */
	public void use(Member gateway) {
		this.gateways.add(gateway);
	}

	/** Stops submitting. */
	public void stopSubmitting() {
		this.submitting = false;
	}

	public synchronized List<Accepted> accepted() {
		return List.copyOf(this.accepted);
	}

	public synchronized int acceptedCount() {
		return this.accepted.size();
	}

	public Answers submissions() {
		return this.submissions;
	}

	/** Returns all unacceptable responses of the gateways. */
	public List<String> wrong() {
		return Stream
			.of(this.submissions.wrong(this.probes.slowest()), this.reads.wrong(this.probes.slowest()),
					this.probes.wrong(Duration.ZERO))
			.flatMap(List::stream)
			.toList();
	}

	/** Returns the observed steps backwards in the status or version of a job. */
	public List<String> backwards() {
		return List.copyOf(this.backwards);
	}

	@Override
	public void close() {
		this.submitting = false;
		this.open = false;
		this.threads.shutdown();
		try {
			this.threads.awaitTermination(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		this.http.shutdownNow();
	}

	private void submitAll() {
		long next = System.nanoTime();
		boolean full = false;
		for (int turn = 0; this.submitting; turn++) {
			Member gateway = this.gateways.get(turn % this.gateways.size());
			if (turn % SUBMISSIONS_PER_CHECK == 0) {
				full = this.overloaded.getAsBoolean();
			}
			if (!full) {
				this.threads.execute(() -> submit(gateway, request(gateway), true));
			}
			next += this.pace.toNanos();
			Polling.pause(Duration.ofNanos(Math.max(0, next - System.nanoTime())));
		}
	}

	/**
	 * Submits a job with a key.
	 * @return the status of the response, 0 if there was none
	 */
	public int submit(Member gateway, String key) {
		return submit(gateway, request(gateway).header("Authorization", "Bearer " + key), false);
	}

	/** Returns true if a gateway reports that it is ready. */
	public boolean isReady(Member gateway) {
		HttpResponse<String> response = get(gateway, "/readyz", this.probes);
		return response != null && response.statusCode() == 200;
	}

	private HttpRequest.Builder request(Member gateway) {
		return HttpRequest.newBuilder(URI.create(this.rig.address(gateway) + "/v1/stories"))
			.timeout(TIMEOUT)
			.header("Content-Type", Form.CONTENT_TYPE);
	}

	private int submit(Member gateway, HttpRequest.Builder builder, boolean followed) {
		String hero = Heroes.named(HEROES.incrementAndGet());
		HttpRequest request = builder.POST(BodyPublishers.ofByteArray(Form.of(hero))).build();
		HttpResponse<String> response = send("A submission to " + gateway.name(), request, gateway, this.submissions);
		if (response != null && response.statusCode() == 202) {
			UUID id = UUID.fromString(Json.MAPPER.readTree(response.body()).get("id").asString());
			recordAccepted(new Accepted(id, hero, this.clock.instant()), followed);
		}
		return (response != null) ? response.statusCode() : 0;
	}

	private synchronized void recordAccepted(Accepted job, boolean followed) {
		try {
			Files.writeString(this.ledger, job.id() + " " + job.hero() + " " + job.at() + "\n", CREATE, APPEND);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.accepted.add(job);
		if (followed && this.accepted.size() % FOLLOWED == 0) {
			this.threads.execute(() -> follow(job));
		}
	}

	private @Nullable HttpResponse<String> send(String description, HttpRequest request, Member gateway,
			Answers answers) {
		long begun = System.nanoTime();
		boolean undisturbed = !gateway.isDisturbed();
		try {
			HttpResponse<String> response = this.http.send(request, BodyHandlers.ofString());
			answers.add(description, response.statusCode(), since(begun), undisturbed && !gateway.isDisturbed());
			return response;
		}
		catch (IOException ex) {
			answers.addMissing(description, ex, since(begun), undisturbed && !gateway.isDisturbed());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		return null;
	}

	private static Duration since(long begun) {
		return Duration.ofNanos(System.nanoTime() - begun);
	}

	private @Nullable HttpResponse<String> get(Member gateway, String path, Answers answers) {
		HttpRequest request = HttpRequest.newBuilder(URI.create(this.rig.address(gateway) + path))
			.timeout(TIMEOUT)
			.build();
		return send("GET " + path + " of " + gateway.name(), request, gateway, answers);
	}

	private void probe(Member gateway) {
		while (this.open) {
			get(gateway, "/livez", this.probes);
			Polling.pause(BETWEEN_PROBES);
		}
	}

	private void follow(Accepted job) {
		View last = View.NONE;
		int readsAfterTheEnd = 5;
		for (int turn = 0; this.open && readsAfterTheEnd > 0; turn++) {
			Member gateway = this.rig.gateways().get(turn % this.rig.gateways().size());
			HttpResponse<String> response = get(gateway, "/v1/jobs/" + job.id(), this.reads);
			if (response != null && response.statusCode() < 500) {
				View now = View.of(response);
				if (!now.mayFollow(last)) {
					this.backwards.add("Job %s was %s, and then %s".formatted(job.id(), last, now));
				}
				last = now;
			}
			readsAfterTheEnd -= last.isFinal() ? 1 : 0;
			Polling.pause(BETWEEN_PROBES);
		}
	}

}
