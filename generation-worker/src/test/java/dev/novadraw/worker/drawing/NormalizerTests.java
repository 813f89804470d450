package dev.novadraw.worker.drawing;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.novadraw.drawing.NewDrawing;
import dev.novadraw.normalizer.TestColors;
import dev.novadraw.normalizer.TestWebp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class NormalizerTests {

	private static final Duration SOON = Duration.ofSeconds(60);

	private final NormalizerProgram program = new NormalizerProgram();

	private Normalizer normalizer = new Normalizer(new NormalizerSettings(2, Duration.ofSeconds(12)), this.program);

	@AfterEach
	void stop() throws IOException {
		this.normalizer.destroy();
		this.program.close();
		Awaitility.await("no process to be left").atMost(SOON).until(() -> children().isEmpty());
	}

	@Test
	void keepsASmallPngAsItLooks() throws Exception {
		NewDrawing picture = normalized(TestFiles.png(TestFiles.image(400, 300, BufferedImage.TYPE_INT_RGB)));

		assertThat(picture.mediaType()).isEqualTo("image/png");
		assertThat(List.of(picture.width(), picture.height())).isEqualTo(List.of(400, 300));
		assertThat(color(picture, 5, 5)).isEqualTo(Color.RED);
		assertThat(color(picture, 395, 295)).isEqualTo(Color.WHITE);
	}

	// Where the red corner is when the picture is held as the camera was.
	@ParameterizedTest
	@CsvSource({ "1, 400, 300, left, top", "2, 400, 300, right, top", "3, 400, 300, right, bottom",
			"4, 400, 300, left, bottom", "5, 300, 400, left, top", "6, 300, 400, right, top",
			"7, 300, 400, right, bottom", "8, 300, 400, left, bottom" })
	void turnsAPhotoUpright(int orientation, int width, int height, String x, String y) throws Exception {
		NewDrawing picture = normalized(TestFiles.turned(TestFiles.jpeg(400, 300), orientation));

		assertThat(List.of(picture.width(), picture.height())).isEqualTo(List.of(width, height));
		Color corner = color(picture, x.equals("left") ? 10 : width - 10, y.equals("top") ? 10 : height - 10);
		assertThat(corner.getRed()).isGreaterThan(200);
		assertThat(corner.getBlue()).isLessThan(60);
		assertThat(new String(picture.content(), StandardCharsets.ISO_8859_1)).doesNotContain("Exif");
	}

	@Test
	void makesALargePictureSmallAndATinyOneLargeEnough() throws Exception {
		NewDrawing small = normalized(TestFiles.jpeg(4000, 3000));
		NewDrawing large = normalized(TestFiles.jpeg(100, 50));

		assertThat(List.of(small.width(), small.height())).isEqualTo(List.of(1568, 1176));
		assertThat(List.of(large.width(), large.height())).isEqualTo(List.of(200, 100));
	}

	@Test
	void putsWhatIsTransparentOnWhite() throws Exception {
		NewDrawing picture = normalized(TestFiles.png(TestFiles.image(400, 300, BufferedImage.TYPE_INT_ARGB)));

		assertThat(color(picture, 395, 295)).isEqualTo(Color.WHITE);
		assertThat(color(picture, 5, 5)).isEqualTo(Color.RED);
	}

	@ParameterizedTest
	@ValueSource(ints = { BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_USHORT_GRAY })
	void keepsGreyAsDarkAsItIs(int type) throws Exception {
		BufferedImage image = new BufferedImage(400, 300, type);
		int dark = (type == BufferedImage.TYPE_BYTE_GRAY) ? 100 : 100 * 257;
		for (int x = 0; x < 400; x++) {
			for (int y = 0; y < 300; y++) {
				image.getRaster().setSample(x, y, 0, dark);
			}
		}

		assertThat(color(normalized(TestFiles.png(image)), 200, 150)).isEqualTo(new Color(100, 100, 100));
	}

	// Such a profile needs the colour engine of Java, which is a native library.
	@Test
	void convertsColoursByTheProfileOfAFile() throws Exception {
		Color color = color(normalized(TestColors.ofSwappingProfile()), 15, 45);

		assertThat(color.getRed()).isBetween(0x67 - 6, 0x67 + 6);
		assertThat(color.getGreen()).isBetween(0x67 - 6, 0x67 + 6);
		assertThat(color.getBlue()).isBetween(0, 6);
	}

	@Test
	void decodesWebp() throws Exception {
		NewDrawing picture = normalized(TestFiles.WEBP);

		assertThat(picture.mediaType()).isEqualTo("image/jpeg");
		assertThat(color(picture, 10, 10).getGreen()).isLessThan(60);
		assertThat(color(picture, 190, 120).getGreen()).isGreaterThan(200);
	}

	// The decoder before this one took more than a minute.
	@Test
	void decodesTheWebpThatTakesTheMostWorkWithinTheTimeLimit() throws Exception {
		byte[] file = TestWebp.laborious(5000, 5000);

		assertThat(file).hasSizeLessThan(100);
		assertThat(normalized(file).width()).isEqualTo(1568);
	}

	@Test
	void refusesWhatIsCutOffOrNoImage() throws Exception {
		byte[] jpeg = TestFiles.jpeg(400, 300);
		byte[] png = TestFiles.png(TestFiles.image(400, 300, BufferedImage.TYPE_INT_RGB));

		assertThat(this.normalizer.normalize(Arrays.copyOf(jpeg, jpeg.length / 2))).isEmpty();
		assertThat(this.normalizer.normalize(Arrays.copyOf(png, png.length / 2))).isEmpty();
		assertThat(this.normalizer.normalize(Arrays.copyOf(TestFiles.WEBP, 60))).isEmpty();
		assertThat(this.normalizer.normalize("<svg/>".getBytes(StandardCharsets.US_ASCII))).isEmpty();
		assertThat(this.normalizer.normalize(new byte[0])).isEmpty();
		assertThat(this.normalizer.normalize(jpeg)).isPresent();
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
		limit(1, Duration.ofMillis(500));
		signal("STOP", idle());

		assertThatExceptionOfType(IOException.class).isThrownBy(() -> this.normalizer.normalize(TestFiles.bomb()));
	}

	@Test
	void blamesNoDrawingWhenNoProcessComesUp() {
		this.normalizer = new Normalizer(new NormalizerSettings(1, Duration.ofSeconds(12)), new NormalizerProgram() {
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
		String takesItAndEnds = "printf R; head -c %d > /dev/null".formatted(4 + file.length);
		this.normalizer = new Normalizer(new NormalizerSettings(1, Duration.ofSeconds(12)), new NormalizerProgram() {
			@Override
			Process start() throws IOException {
				return new ProcessBuilder("sh", "-c", takesItAndEnds).start();
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
	void goesOnWhenAnIdleProcessIsKilledByOthers() throws Exception {
		ProcessHandle first = idle();
		kill(first);

		assertThat(this.normalizer.normalize(TestFiles.jpeg(400, 300))).isPresent();
		assertThat(children()).isNotEmpty().doesNotContain(first);
	}

	@Test
	void triesAgainWhenAProcessIsKilledByOthers() throws Exception {
		ProcessHandle first = idle();
		try (ExecutorService other = Executors.newVirtualThreadPerTaskExecutor()) {
			Future<Optional<NewDrawing>> picture = other
				.submit(() -> this.normalizer.normalize(TestFiles.jpeg(4000, 5000)));
			first.destroyForcibly();

			assertThat(picture.get()).isPresent();
			assertThat(children()).isNotEmpty().doesNotContain(first);
		}
	}

	@Test
	void decodesTenBombsWithNoMoreProcessesThanAllowed() throws Exception {
		limit(2, Duration.ofSeconds(1));
		byte[] bomb = TestFiles.bomb();
		CountDownLatch done = new CountDownLatch(1);
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			Future<Integer> most = threads.submit(() -> mostChildren(done));
			Callable<Optional<NewDrawing>> decode = () -> this.normalizer.normalize(bomb);
			List<Future<Optional<NewDrawing>>> pictures = threads.invokeAll(Collections.nCopies(10, decode));
			done.countDown();

			for (Future<Optional<NewDrawing>> picture : pictures) {
				assertThat(picture.get()).isEmpty();
			}
			assertThat(most.get()).isLessThanOrEqualTo(2);
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
		this.normalizer = new Normalizer(new NormalizerSettings(processes, timeLimit), this.program);
	}

	/** A process that has decoded a drawing and waits for the next. */
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
		int most = 0;
		while (!done.await(20, TimeUnit.MILLISECONDS)) {
			most = Math.max(most, children().size());
		}
		return most;
	}

	private static List<ProcessHandle> children() {
		try (Stream<ProcessHandle> children = ProcessHandle.current().children()) {
			return children
				.filter((child) -> child.isAlive() && child.info().commandLine().orElse("").contains("normalizer"))
				.toList();
		}
	}

	private NewDrawing normalized(byte[] file) throws Exception {
		return this.normalizer.normalize(file).orElseThrow();
	}

	private static Color color(NewDrawing picture, int x, int y) {
		return new Color(TestFiles.decoded(picture.content()).getRGB(x, y));
	}

}
