package dev.novadraw.gateway.upload;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.InflaterInputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.novadraw.engine.drawing.NewDrawing;
import dev.novadraw.gateway.problem.ApiProblem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class DrawingInspectorTests {

	private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

	private static final byte[] PNG = TestDrawings.png(320, 200);

	private static final byte[] JPEG = TestDrawings.jpeg(320, 200);

	private static final byte[] PROGRESSIVE = TestDrawings.progressiveJpeg(320, 200);

	private final DrawingInspector inspector = new DrawingInspector();

	@Test
	void acceptsDrawingsAndSaysWhatTheyAre() {
		assertThat(inspect(PNG)).isEqualTo(new NewDrawing("image/png", 320, 200, PNG));
		assertThat(inspect(JPEG)).isEqualTo(new NewDrawing("image/jpeg", 320, 200, JPEG));
		assertThat(inspect(PROGRESSIVE).mediaType()).isEqualTo("image/jpeg");
	}

	@ParameterizedTest
	@CsvSource({ "1, 0", "16, 0", "8, 2", "16, 2", "8, 4", "8, 6", "16, 6" })
	void acceptsEveryKindOfPng(int depth, int colors) {
		assertThat(problem(TestDrawings.pngClaiming(100, 100, depth, colors))).isNull();
	}

	@ParameterizedTest
	@CsvSource({ "50, 50", "50, 1000", "5000, 5000", "8192, 3051" })
	void acceptsSizesWithinTheLimits(int width, int height) {
		assertThat(problem(TestDrawings.pngClaiming(width, height, 8, 2))).isNull();
	}

	@ParameterizedTest
	@CsvSource({ "49, 100", "100, 49", "50, 1001", "5001, 5000", "8193, 1000", "30000, 30000", "65535, 60",
			"2147483647, 2147483647" })
	void refusesSizesBeyondTheLimits(int width, int height) {
		assertThat(code(TestDrawings.pngClaiming(width, height, 1, 0))).isEqualTo("DRAWING_DIMENSIONS");
	}

	@ParameterizedTest
	@CsvSource({ "20000, 20000, 8, 2", "8000, 6000, 8, 2", "8000, 6000, 16, 6" })
	void refusesPngFilesOfTooManyPixels(int width, int height, int depth, int colors) {
		assertThat(code(TestDrawings.pngClaiming(width, height, depth, colors))).isEqualTo("DRAWING_DIMENSIONS");
	}

	@ParameterizedTest
	@CsvSource({ "65535, 60", "60, 65535", "65535, 65535", "8000, 6000" })
	void refusesJpegFilesBeyondTheLimits(int width, int height) {
		assertThat(code(TestDrawings.jpegClaiming(0xC2, 8, width, height, 3))).isEqualTo("DRAWING_DIMENSIONS");
	}

	@Test
	void refusesASmallJpegThatClaimsToBeHuge() {
		byte[] lie = TestDrawings.jpegClaiming(0xC0, 8, 20_000, 20_000, 3);

		assertThat(lie).hasSizeLessThan(691);
		assertThat(code(lie)).isEqualTo("DRAWING_DIMENSIONS");
	}

	@ParameterizedTest
	@ValueSource(ints = { 7, 100, 500 })
	void refusesAJpegOfTooManyScans(int scans) {
		byte[] bomb = TestDrawings.beforeEnd(PROGRESSIVE, TestDrawings.scan(), scans);

		assertThat(code(bomb)).isEqualTo("DRAWING_CORRUPT");
		assertThat(problem(bomb).problem().detail()).contains("16 scans");
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 4, 5, 6, 7, 8, 9 })
	void refusesWhatIsCutOffAnywhere(int tenths) {
		for (byte[] file : new byte[][] { PNG, JPEG, PROGRESSIVE }) {
			assertThat(code(Arrays.copyOf(file, file.length * tenths / 10))).isEqualTo("DRAWING_CORRUPT");
		}
	}

	@Test
	void refusesWhatLacksItsLastByte() {
		for (byte[] file : new byte[][] { PNG, JPEG, PROGRESSIVE }) {
			assertThat(code(Arrays.copyOf(file, file.length - 1))).isEqualTo("DRAWING_CORRUPT");
		}
	}

	@Test
	void handlesAnyChangedByte() {
		for (byte[] file : new byte[][] { PNG, JPEG, PROGRESSIVE, TestDrawings.jpegClaiming(0xC2, 8, 60, 60, 1) }) {
			IntStream.range(0, Math.min(file.length, 2000)).forEach((position) -> {
				byte[] changed = file.clone();
				changed[position] ^= (byte) 0xFF;
				problem(changed);
			});
		}
	}

	@ParameterizedTest
	@MethodSource
	void refusesPngFilesThatAreNotWhole(byte[] file) {
		assertThat(code(file)).isEqualTo("DRAWING_CORRUPT");
	}

	static Stream<byte[]> refusesPngFilesThatAreNotWhole() {
		byte[] header = TestDrawings.header(100, 100, 8, 2);
		byte[] wrongSum = PNG.clone();
		wrongSum[PNG.length - 20] ^= 1;
		return Stream.of(wrongSum, png(TestDrawings.pixels(), header, TestDrawings.end()),
				png(header, TestDrawings.end()), png(header, header, TestDrawings.pixels(), TestDrawings.end()),
				png(header, TestDrawings.pixels(), TestDrawings.chunk("tEXt", new byte[3]), TestDrawings.pixels(),
						TestDrawings.end()),
				png(TestDrawings.header(100, 100, 8, 3), TestDrawings.pixels(), TestDrawings.end()),
				TestDrawings.pngClaiming(100, 100, 3, 2), TestDrawings.pngClaiming(100, 100, 8, 5),
				TestDrawings.pngClaiming(0, 100, 8, 2), TestDrawings.pngClaiming(-5, 100, 8, 2));
	}

	private static byte[] png(byte[]... chunks) {
		return TestDrawings.join(TestDrawings.signature(), TestDrawings.join(chunks));
	}

	@ParameterizedTest
	@ValueSource(strings = { "zTXt", "iCCP" })
	void leavesOutWhatWouldGrowToAGigabyteWithoutUnpackingIt(String type) throws Exception {
		byte[] packed = TestDrawings.gigabyteOfNothing();
		byte[] bomb = png(TestDrawings.header(100, 100, 8, 2),
				TestDrawings.chunk(type, TestDrawings.join(TestDrawings.ascii("Pig\0\0"), packed)),
				TestDrawings.pixels(), TestDrawings.end());

		long begun = THREADS.getCurrentThreadCpuTime();
		byte[] left = inspect(bomb).content();
		long used = THREADS.getCurrentThreadCpuTime() - begun;

		// Inflating it takes seconds. CPU time is measured, so that other load does not
		// count.
		assertThat(Duration.ofNanos(used)).isLessThan(Duration.ofSeconds(1));

		assertThat(packed).hasSizeBetween(500_000, 2_000_000);
		assertThat(new InflaterInputStream(new ByteArrayInputStream(packed)).skip(10_000_000)).isEqualTo(10_000_000);
		assertThat(left).isEqualTo(png(TestDrawings.header(100, 100, 8, 2), TestDrawings.pixels(), TestDrawings.end()));
	}

	@ParameterizedTest
	@ValueSource(strings = { "PK\3\4<script>alert(1)</script>", "\0", "\r\n", "IEND" })
	void cutsOffWhatFollowsTheEnd(String rest) {
		byte[] trailer = TestDrawings.ascii(rest);

		assertThat(inspect(TestDrawings.join(PNG, trailer)).content()).isEqualTo(PNG);
		assertThat(inspect(TestDrawings.join(JPEG, trailer)).content()).isEqualTo(JPEG);
		assertThat(inspect(TestDrawings.join(TestWebp.LOSSY, trailer)).content()).isEqualTo(TestWebp.LOSSY);
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "\0", "\0\0\0\0\0", "\377\377\377", "\377\0\377\0", "\377\001", "\377\320\377\327", "pig" })
	void leavesOutWhatEditorsLeaveBetweenThePartsOfAJpeg(String rest) {
		ByteArrayOutputStream file = new ByteArrayOutputStream();
		file.write(JPEG, 0, 2);
		int at = 2;
		for (int marker = 0; marker != 0xDA;) {
			marker = JPEG[at + 1] & 0xFF;
			int end = at + 2 + Short.toUnsignedInt(ByteBuffer.wrap(JPEG).getShort(at + 2));
			file.write(JPEG, at, end - at);
			file.writeBytes(TestDrawings.ascii((marker != 0xDA) ? rest : ""));
			at = end;
		}
		file.write(JPEG, at, JPEG.length - at);

		assertThat(inspect(file.toByteArray()).content()).isEqualTo(JPEG);
	}

	@Test
	void leavesOutDamagedPartsThatAPngCanDoWithout() {
		byte[] note = TestDrawings.chunk("tEXt", new byte[5]);
		note[note.length - 1] ^= 1;
		byte[] noted = TestDrawings.join(Arrays.copyOf(PNG, 33), note, Arrays.copyOfRange(PNG, 33, PNG.length));

		assertThat(inspect(noted).content()).isEqualTo(PNG);
	}

	@Test
	void refusesAJpegWithoutTheTablesItNeeds() {
		byte[] quantized = TestDrawings.without(JPEG, 0xDB);
		byte[] progressive = TestDrawings.without(PROGRESSIVE, 0xC4);
		byte[] high = JPEG.clone();
		high[new String(JPEG, StandardCharsets.ISO_8859_1).indexOf("\377\332") + 6] = 0x33;

		for (byte[] file : new byte[][] { quantized, progressive, high }) {
			assertThat(code(file)).isEqualTo("DRAWING_CORRUPT");
			assertThat(problem(file).problem().detail()).contains("tables are missing");
		}
	}

	@Test
	void refusesAnimations() {
		byte[] animated = png(TestDrawings.header(100, 100, 8, 2), TestDrawings.chunk("acTL", new byte[8]),
				TestDrawings.pixels(), TestDrawings.end());

		assertThat(code(animated)).isEqualTo("DRAWING_TYPE_UNSUPPORTED");
	}

	@ParameterizedTest
	@CsvSource({ "0xC0, 8, 4", "0xC1, 12, 3", "0xC3, 8, 3", "0xC9, 8, 3" })
	void refusesJpegFilesMadeForPrintersAndLaboratories(int marker, int precision, int components) {
		assertThat(code(TestDrawings.jpegClaiming(marker, precision, 100, 100, components)))
			.isEqualTo("DRAWING_TYPE_UNSUPPORTED");
	}

	@ParameterizedTest
	@CsvSource({ "0xC0, 8, 100, 0, 3", "0xC0, 8, 100, 100, 2", "0xC0, 7, 100, 100, 3", "0xC4, 8, 100, 100, 3" })
	void refusesJpegFilesThatMakeNoSense(int marker, int precision, int width, int height, int components) {
		assertThat(code(TestDrawings.jpegClaiming(marker, precision, width, height, components)))
			.isEqualTo("DRAWING_CORRUPT");
	}

	@ParameterizedTest
	@CsvSource({ "GIF89a\u007f\u007f, GIF", "1234ftypheic, HEIC", "1234ftypmif1\0\0\0\0mif1heic, HEIC",
			"1234ftypavif, AVIF", "1234ftypmif1\0\0\0\0mif1avif, AVIF", "%PDF-1.7, PDF",
			"<?xml version='1.0'?><svg xmlns='x'>, SVG", "<svg onload='alert(1)'>, SVG", "BM123456789012, BMP",
			"II*\0\020\0\0\0CR\2\0, raw photo", "II*\0\010\0\0\0x, TIFF", "MM\0*\0\0\0\010, TIFF",
			"1234ftypcrx \0x, raw photo", "FUJIFILMCCD-RAW 0201, raw photo", "IIU\0\030x, raw photo",
			"8BPS\0\1, painting program", "%!PS-Adobe-3.0 EPSF-3.0, PostScript", "qoif\0, rare format",
			"P6 3 4 255, rare format", "1234ftypisom, video", "1234ftypqt  , video", "<!DOCTYPE html>, web page",
			"<html><svg/></html>, web page", "'data:image/png;base64,iVBORw0KGgo', base64", "/9j/4AAQSkZJRg, base64",
			"PK\u0003\u0004, not those of an image", "x, not those of an image" })
	void saysWhatToDoWithOtherFiles(String content, String advice) {
		ApiProblem problem = problem(TestDrawings.ascii(content));

		assertThat(problem.problem().code()).isEqualTo("DRAWING_TYPE_UNSUPPORTED");
		assertThat(problem.problem().detail()).contains(advice);
	}

	static Stream<Arguments> saysWhatToDoWithFilesOfBytesThatAreNoText() {
		return Stream.of(Arguments.of(new byte[] { (byte) 0xFF, 0x0A, 1, 2 }, "JPEG XL"),
				Arguments.of(new byte[] { 0, 0, 0, 12, 'J', 'X', 'L', ' ', 13, 10, (byte) 0x87, 10 }, "JPEG XL"),
				Arguments.of(new byte[] { (byte) 0xFF, 0x4F, (byte) 0xFF, 0x51, 0, 1 }, "JPEG 2000"),
				Arguments.of(new byte[] { 0, 0, 0, 12, 'j', 'P', ' ', ' ', 13, 10, (byte) 0x87, 10 }, "JPEG 2000"),
				Arguments.of(new byte[] { 'I', 'I', (byte) 0xBC, 1 }, "JPEG XR"),
				Arguments.of(new byte[] { 0, 0, 1, 0, 1, 0 }, "icon"),
				Arguments.of(TestDrawings.jpegClaiming(0xF7, 8, 100, 100, 3), "rare JPEG variant"));
	}

	@ParameterizedTest
	@MethodSource
	void saysWhatToDoWithFilesOfBytesThatAreNoText(byte[] file, String advice) {
		ApiProblem problem = problem(file);

		assertThat(problem.problem().code()).isEqualTo("DRAWING_TYPE_UNSUPPORTED");
		assertThat(problem.problem().detail()).contains(advice);
	}

	@Test
	void refusesAnEmptyFile() {
		assertThat(code(new byte[0])).isEqualTo("DRAWING_EMPTY");
	}

	@Test
	void acceptsAPhotoOfTenMegabytes() {
		byte[] photo = TestDrawings.beforeEnd(TestDrawings.jpegClaiming(0xC0, 8, 4000, 3000, 3), new byte[1_000_000],
				10);

		assertThat(problem(photo)).isNull();
	}

	@Test
	void acceptsRealDrawings() throws IOException {
		Path drawings = Path.of("../examples");
		byte[] photo = Files.readAllBytes(drawings.resolve("phone-photo-4032x3024-exif.jpg"));
		byte[] bug = Files.readAllBytes(drawings.resolve("blue-bug.png"));

		assertThat(inspect(photo).mediaType()).isEqualTo("image/jpeg");
		assertThat(inspect(bug).mediaType()).isEqualTo("image/png");
	}

	private NewDrawing inspect(byte[] file) {
		return this.inspector.inspect(new Upload(file));
	}

	private ApiProblem problem(byte[] file) {
		return catchThrowableOfType(ApiProblem.class, () -> inspect(file));
	}

	private String code(byte[] file) {
		ApiProblem problem = problem(file);
		return (problem != null) ? problem.problem().code() : "accepted";
	}

}
