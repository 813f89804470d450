package dev.novadraw.benchmarks.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

import dev.novadraw.benchmarks.app.App;
import dev.novadraw.benchmarks.app.Drawings;
import dev.novadraw.benchmarks.app.Wire;
import dev.novadraw.benchmarks.report.Figures;
import dev.novadraw.benchmarks.report.Section;
import dev.novadraw.benchmarks.scenario.Scenario;

/**
 * The latency of other requests beside clients that send one byte a second.
 */
public final class SlowBodies extends Scenario<ApiStand> {

	private static final int SOCKETS = 500;

	private static final int PER_SECOND = 200;

	private static final int CALLERS = 16;

	private static final double GOAL = 2;

	public SlowBodies() {
		super("slow-bodies", "How do 500 clients that send a byte a second affect others?");
	}

	@Override
	public Section run(ApiStand stand) {
		Figures figures = new Figures(stand.repeat(() -> measure(stand)));
		return new Section(question(),
				"""
						GET /v1/jobs/{id} %d times a second, evenly, on %d connections: alone, then while %d sockets are in the middle of
						a drawing and send a byte of it a second. Who is hung up on comes again at once.
						"""
					.formatted(PER_SECOND, CALLERS, SOCKETS),
				List.of("ms", "p50", "p99"),
				List.of(List.of("alone", figures.text("alone p50", 1), figures.text("alone p99", 1)),
						List.of("beside 500 slow ones", figures.text("beside p50", 1), figures.text("beside p99", 1))),
				List.of(Figures.atMost("p99 ≤ 2 × its own", figures.median("beside p99") / figures.median("alone p99"),
						GOAL)));
	}

	private static Map<String, Double> measure(ApiStand stand) {
		Duration time = Duration.ofSeconds(stand.either(20, 5));
		try (App app = stand.gateway(); Wire wire = app.connect()) {
			String job = wire.exchange(app.story(Drawings.small())).require(202).id();
			byte[] request = app.request("GET", "/v1/jobs/" + job);
			Callers callers = new Callers(app, CALLERS);
			callers.warmUp(request, Duration.ofSeconds(20));
			Map<String, Double> alone = callers.paced(request, 200, PER_SECOND, time);
			Map<String, Double> beside;
			try (SlowClients _ = new SlowClients(app)) {
				beside = callers.paced(request, 200, PER_SECOND, time);
			}
			return stand.reported(Map.of("alone p50", alone.get("p50"), "alone p99", alone.get("p99"), "beside p50",
					beside.get("p50"), "beside p99", beside.get("p99")));
		}
	}

	/**
	 * The slow clients.
	 */
	private static final class SlowClients implements AutoCloseable {

		private final App app;

		private final List<Socket> sockets = new ArrayList<>();

		private final Thread thread;

		SlowClients(App app) {
			this.app = app;
			for (int i = 0; i < SOCKETS; i++) {
				this.sockets.add(connect());
			}
			this.thread = Thread.ofPlatform().start(this::trickle);
		}

		private Socket connect() {
			try {
				Socket socket = new Socket("127.0.0.1", this.app.port());
				socket.getOutputStream()
					.write(this.app.request("POST", "/v1/stories", "Content-Type: multipart/form-data; boundary=pig",
							"Content-Length: 100000"));
				socket.getOutputStream()
					.write("--pig\r\nContent-Disposition: form-data; name=\"drawing\"; filename=\"a\"\r\n\r\n"
						.getBytes(StandardCharsets.US_ASCII));
				return socket;
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

		private void trickle() {
			while (!Thread.currentThread().isInterrupted()) {
				for (int i = 0; i < SOCKETS && !Thread.currentThread().isInterrupted(); i++) {
					// Spread over a second, since independent clients do not send at the
					// same moment.
					LockSupport.parkNanos(1_000_000_000L / SOCKETS);
					try {
						this.sockets.get(i).getOutputStream().write('x');
					}
					catch (IOException _) {
						this.sockets.set(i, connect());
					}
				}
			}
		}

		@Override
		public void close() {
			this.thread.interrupt();
			try {
				this.thread.join();
				for (Socket socket : this.sockets) {
					socket.close();
				}
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}

	}

}
