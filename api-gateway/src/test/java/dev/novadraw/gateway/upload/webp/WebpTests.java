package dev.novadraw.gateway.upload.webp;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.novadraw.engine.drawing.Exif;
import dev.novadraw.engine.drawing.NewDrawing;
import dev.novadraw.engine.drawing.Orientation;
import dev.novadraw.gateway.problem.ApiProblem;
import dev.novadraw.gateway.upload.DrawingInspector;
import dev.novadraw.gateway.upload.TestDrawings;
import dev.novadraw.gateway.upload.TestNotes;
import dev.novadraw.gateway.upload.TestWebp;
import dev.novadraw.gateway.upload.Upload;
import dev.novadraw.gateway.upload.file.ColorProfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class WebpTests {

	private static final int ALPHA = 0x10;

	private static final int PROFILE = 0x20;

	private static final int MOVES = 2;

	private final DrawingInspector inspector = new DrawingInspector();

	@ParameterizedTest
	@MethodSource
	void acceptsEveryKindOfWebp(byte[] file) {
		NewDrawing drawing = inspect(file);

		assertThat(drawing.mediaType()).isEqualTo("image/webp");
		assertThat(drawing.width()).isEqualTo(120);
		assertThat(drawing.height()).isEqualTo(80);
		assertThat(drawing.content()).isEqualTo(file);
	}

	static Stream<byte[]> acceptsEveryKindOfWebp() {
		return Stream.of(TestWebp.LOSSY, TestWebp.TRANSPARENT, TestWebp.LOSSLESS);
	}

	@Test
	void leavesOutWhatIsNotNeededToSeeIt() {
		byte[] noted = TestWebp.of(TestWebp.head(0x2C, 120, 80), TestWebp.chunk("ICCP", TestDrawings.ascii("profile")),
				TestWebp.chunks(TestWebp.LOSSY), TestWebp.chunk("EXIF", TestNotes.withPlace(1)),
				TestWebp.chunk("XMP ", TestDrawings.ascii("<x:xmpmeta>")), TestWebp.chunk("abcd", new byte[3]));

		byte[] polyglot = TestDrawings.join(noted, TestDrawings.ascii("PK\3\4<script>"));

		assertThat(inspect(noted).content()).isEqualTo(TestWebp.LOSSY);
		assertThat(inspect(polyglot).content()).isEqualTo(TestWebp.LOSSY);
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 3, 7, 8, 20 })
	void leavesOutWhatIsNoChunkBehindThePixels(int length) {
		byte[] rest = new byte[length];
		Arrays.fill(rest, (byte) 'x');

		assertThat(inspect(TestWebp.of(TestWebp.chunks(TestWebp.LOSSY), rest)).content()).isEqualTo(TestWebp.LOSSY);
	}

	@Test
	void putsInTheLastByteOfAnOddFileThatLacksIt() {
		byte[] odd = TestWebp.LOSSLESS.clone();
		byte[] lacking = Arrays.copyOf(odd, odd.length - 1);
		lacking[4]--;

		assertThat(inspect(lacking).content()).isEqualTo(odd);
	}

	@Test
	void keepsItsProfile() {
		byte[] profile = TestDrawings.profile("RGB ");
		byte[] kept = TestWebp.chunk("ICCP", ColorProfile.reduced(ByteBuffer.wrap(profile), false));

		byte[] content = inspect(TestWebp.of(TestWebp.head(PROFILE, 120, 80), TestWebp.chunk("ICCP", profile),
				TestWebp.chunks(TestWebp.LOSSY)))
			.content();

		assertThat(content)
			.isEqualTo(TestWebp.of(TestWebp.head(PROFILE, 120, 80), kept, TestWebp.chunks(TestWebp.LOSSY)));
		assertThat(inspect(content).content()).isEqualTo(content);
	}

	// After the header byte, the data has one byte per pixel.
	@ParameterizedTest
	@CsvSource({ "0, 9600, accepted", "0, 9599, DRAWING_CORRUPT", "1, 20, accepted", "2, 9600, DRAWING_CORRUPT",
			"32, 9600, DRAWING_CORRUPT", "128, 9600, DRAWING_CORRUPT" })
	void refusesTransparencyThatDecodersGiveUp(int head, int length, String code) {
		byte[] alpha = new byte[1 + length];
		alpha[0] = (byte) head;

		assertThat(code(TestWebp.of(TestWebp.head(ALPHA, 120, 80), TestWebp.chunk("ALPH", alpha),
				TestWebp.chunks(TestWebp.LOSSY))))
			.isEqualTo(code);
	}

	@Test
	void keepsHowItIsTurned() {
		byte[] turned = TestWebp.of(TestWebp.head(ALPHA | 8, 120, 80),
				Arrays.copyOfRange(TestWebp.TRANSPARENT, 30, TestWebp.TRANSPARENT.length),
				TestWebp.chunk("EXIF", TestNotes.withPlace(6)));

		byte[] content = inspect(turned).content();

		assertThat(content).isEqualTo(TestWebp.of(TestWebp.head(ALPHA | 8, 120, 80),
				Arrays.copyOfRange(TestWebp.TRANSPARENT, 30, TestWebp.TRANSPARENT.length),
				TestWebp.chunk("EXIF", Exif.write(new Orientation(6)))));
		assertThat(inspect(content).content()).isEqualTo(content);
	}

	@Test
	void refusesAnimations() {
		byte[] flagged = TestWebp.of(TestWebp.head(MOVES, 120, 80), TestWebp.chunks(TestWebp.LOSSY));
		byte[] moving = TestWebp.of(TestWebp.head(0, 120, 80), TestWebp.chunk("ANMF", new byte[30]));

		assertThat(code(flagged)).isEqualTo("DRAWING_TYPE_UNSUPPORTED");
		assertThat(code(moving)).isEqualTo("DRAWING_TYPE_UNSUPPORTED");
	}

	@ParameterizedTest
	@CsvSource({ "49, 100", "50, 1001", "8193, 3000", "16384, 16384", "5001, 5000" })
	void refusesSizesBeyondTheLimits(int width, int height) {
		assertThat(code(TestWebp.claiming(width, height))).isEqualTo("DRAWING_DIMENSIONS");
	}

	@ParameterizedTest
	@MethodSource
	void refusesWhatDoesNotFitTogether(byte[] file) {
		assertThat(code(file)).isEqualTo("DRAWING_CORRUPT");
	}

	static Stream<byte[]> refusesWhatDoesNotFitTogether() {
		byte[] pixels = TestWebp.chunks(TestWebp.LOSSY);
		byte[] head = TestWebp.head(0, 120, 80);
		return Stream.of(TestWebp.of(), TestWebp.of(head), TestWebp.of(TestWebp.head(0, 121, 80), pixels),
				TestWebp.of(TestWebp.head(0, 80, 120), pixels), TestWebp.of(pixels, pixels),
				TestWebp.of(head, pixels, TestWebp.chunks(TestWebp.LOSSLESS)), TestWebp.of(pixels, head),
				TestWebp.of(head, head, pixels), TestWebp.of(TestWebp.chunk("ALPH", new byte[8]), pixels),
				TestWebp.of(head, TestWebp.chunk("ALPH", new byte[8]), TestWebp.chunk("ALPH", new byte[8]), pixels),
				TestWebp.of(TestWebp.chunk("VP8X", new byte[9]), pixels),
				TestWebp.of(TestWebp.chunk("abcd", new byte[2]), pixels),
				TestWebp.of(TestWebp.chunk("VP8 ", new byte[40])), TestWebp.of(TestWebp.chunk("VP8L", new byte[40])),
				TestDrawings.ascii("RIFF\4\0\0\0WEBP"), TestDrawings.ascii("RIFF\0\0\0\0WEBP"),
				TestDrawings.ascii("RIFF\377\377\377\377WEBP"));
	}

	@Test
	void refusesWhatIsCutOffAnywhere() {
		IntStream.range(12, TestWebp.TRANSPARENT.length)
			.forEach((length) -> assertThat(code(Arrays.copyOf(TestWebp.TRANSPARENT, length)))
				.isEqualTo("DRAWING_CORRUPT"));
	}

	@Test
	void handlesAnyChangedByte() {
		IntStream.range(0, TestWebp.TRANSPARENT.length).forEach((position) -> {
			byte[] changed = TestWebp.TRANSPARENT.clone();
			changed[position] ^= (byte) 0xFF;
			code(changed);
		});
	}

	private NewDrawing inspect(byte[] file) {
		return this.inspector.inspect(new Upload(file));
	}

	private String code(byte[] file) {
		ApiProblem problem = catchThrowableOfType(ApiProblem.class, () -> inspect(file));
		return (problem != null) ? problem.problem().code() : "accepted";
	}

}
