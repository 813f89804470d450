package dev.novadraw.normalization;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.novadraw.engine.drawing.NewDrawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Processes that decode drawings and hang, end or are killed. Each test starts without
 * any.
 */
class NormalizerProcessTests {

	private static final Duration SOON = Duration.ofMinutes(4);

	/** For busy machines, on which processes of low priority get hardly any CPU time. */
	private static final int ELAPSED_FACTOR = 200;

	/** More than twice the maximum number of processes. */
	private static final int BOMBS = 5;

	private final NormalizerProgram program = new NormalizerProgram();

	private Normalizer normalizer = new Normalizer(new NormalizerProperties(2, Duration.ofSeconds(12)), this.program);

	@AfterEach
	void stop() throws IOException {
		this.normalizer.destroy();
		this.program.close();
		Awaitility.await("no process to be left").atMost(SOON).until(() -> children().isEmpty());
	}

	@Test
	void killsAProcessThatTakesTooLongAndGoesOn() throws Exception {
		limit(1, Duration.ofSeconds(2));

		Optional<NewDrawing> picture = this.normalizer.normalize(TestFiles.bomb());

		assertThat(picture).isEmpty();
		assertThat(children()).isEmpty();
		assertThat(this.normalizer.normalize(TestFiles.jpeg(400, 300))).isPresent();
	}

	@Test
	void blamesNoDrawingWhenTheProcessGetsNoCore() throws Exception {
		this.normalizer = new Normalizer(new NormalizerProperties(1, Duration.ofMillis(500)), this.program);
		signal("STOP", idle());

		assertThatExceptionOfType(IOException.class).isThrownBy(() -> this.normalizer.normalize(TestFiles.bomb()));
	}

	@Test
	void blamesNoDrawingWhenNoProcessComesUp() {
		this.normalizer = new Normalizer(new NormalizerProperties(1, Duration.ofSeconds(12)), new NormalizerProgram() {
			@Override
			Process start() throws IOException {
				return new ProcessBuilder("false").start();
			}
		});

		assertThatExceptionOfType(IOException.class)
			.isThrownBy(() -> this.normalizer.normalize(TestFiles.jpeg(400, 300)));
	}

	@Test
	void blamesADrawingAtWhichProcessesEnd() throws Exception {
		byte[] file = TestFiles.jpeg(400, 300);
		String readsFileAndEnds = "printf R; head -c %d > /dev/null".formatted(4 + file.length);
		this.normalizer = new Normalizer(new NormalizerProperties(1, Duration.ofSeconds(12)), new NormalizerProgram() {
			@Override
			Process start() throws IOException {
				return new ProcessBuilder("sh", "-c", readsFileAndEnds).start();
			}
		});

		assertThat(this.normalizer.normalize(file)).isEmpty();
	}

	@Test
	void writesItsProgramAnewWhenThatWasCleanedAway() throws Exception {
		ProcessHandle process = idle();
		String command = process.info().commandLine().orElseThrow();
		Files.delete(Path.of(command.replaceAll(".*-cp (\\S+\\.jar).*", "$1")));
		kill(process);

		assertThat(this.normalizer.normalize(TestFiles.jpeg(400, 300))).isPresent();
	}

	@Test
	void replacesAKilledIdleProcess() throws Exception {
		ProcessHandle first = idle();
		kill(first);

		assertThat(this.normalizer.normalize(TestFiles.jpeg(400, 300))).isPresent();
		assertThat(children()).isNotEmpty().doesNotContain(first);
	}

	@Test
	void triesAgainWhenAProcessIsKilledByOthers() throws Exception {
		ProcessHandle first = idle();
		byte[] photo = TestFiles.jpeg(3000, 4000);
		try (ExecutorService other = Executors.newVirtualThreadPerTaskExecutor()) {
			Future<Optional<NewDrawing>> picture = other.submit(() -> this.normalizer.normalize(photo));
			first.destroyForcibly();

			assertThat(picture.get()).isPresent();
			assertThat(children()).isNotEmpty().doesNotContain(first);
		}
	}

	@Test
	void decodesManyBombsWithNoMoreProcessesThanAllowed() throws Exception {
		limit(2, Duration.ofSeconds(1));
		byte[] bomb = TestFiles.bomb();
		CountDownLatch done = new CountDownLatch(1);
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			Future<Integer> max = threads.submit(() -> mostChildren(done));
			Callable<Optional<NewDrawing>> decode = () -> this.normalizer.normalize(bomb);
			List<Future<Optional<NewDrawing>>> pictures = threads.invokeAll(Collections.nCopies(BOMBS, decode));
			done.countDown();

			for (Future<Optional<NewDrawing>> picture : pictures) {
				assertThat(picture.get()).isEmpty();
			}
			assertThat(max.get()).isLessThanOrEqualTo(2);
		}
		finally {
			done.countDown();
		}
	}

	@Test
	void stopsWhenItIsInterrupted() throws Exception {
		Thread thread = Thread.ofVirtual().unstarted(() -> {
			try {
				this.normalizer.normalize(TestFiles.bomb());
			}
			catch (IOException | InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		});
		thread.start();
		Awaitility.await("a process to be there").atMost(SOON).until(() -> !children().isEmpty());

		thread.interrupt();

		assertThat(thread.join(SOON)).isTrue();
		assertThat(children()).isEmpty();
	}

	private void limit(int processes, Duration timeLimit) {
		this.normalizer = new Normalizer(new NormalizerProperties(processes, timeLimit), this.program, ELAPSED_FACTOR);
	}

	/** Returns a process that has decoded a drawing and waits for the next. */
	private ProcessHandle idle() throws Exception {
		assertThat(this.normalizer.normalize(TestFiles.jpeg(400, 300))).isPresent();
		return children().getFirst();
	}

	private static void signal(String signal, ProcessHandle process) throws Exception {
		assertThat(new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid())).start().waitFor()).isZero();
	}

	private static void kill(ProcessHandle process) {
		process.destroyForcibly();
		process.onExit().join();
	}

	private static int mostChildren(CountDownLatch done) throws InterruptedException {
		int max = 0;
		while (!done.await(20, TimeUnit.MILLISECONDS)) {
			max = Math.max(max, children().size());
		}
		return max;
	}

	private static List<ProcessHandle> children() {
		try (Stream<ProcessHandle> children = ProcessHandle.current().children()) {
			return children
				.filter((child) -> child.isAlive() && child.info().commandLine().orElse("").contains("normalizer"))
				.toList();
		}
	}

}
