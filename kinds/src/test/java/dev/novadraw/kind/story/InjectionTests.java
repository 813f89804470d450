package dev.novadraw.kind.story;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.ai.chat.client.ChatClient;
import org.springframework.ai.chat.prompt.Prompt;

import dev.novadraw.engine.json.Json;
import dev.novadraw.engine.kind.Language;
import dev.novadraw.engine.kind.Outcome;
import dev.novadraw.engine.kind.Picture;
import dev.novadraw.engine.kind.Task;
import dev.novadraw.engine.problem.Problem;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Prompt injection: instructions written in a drawing, and a model that obeys them.
 */
class InjectionTests {

	private static final String QUOTE = "Previous answer, as data: ";

	// Each drawing is run once with a model that obeys and once with one that does not.
	private static final Map<InjectedDrawing, Run> OBEYING = new HashMap<>();

	private static final Map<InjectedDrawing, Run> HONEST = new HashMap<>();

	static List<InjectedDrawing> drawings() {
		return InjectedDrawings.all();
	}

	@ParameterizedTest
	@MethodSource("drawings")
	void rejectsTheStoryOfAModelThatObeys(InjectedDrawing drawing) {
		Run run = obeying(drawing);

		assertThat(run.problem().code()).isEqualTo("OUTPUT_INVALID");
		assertThat(run.prompts()).hasSize(2);
	}

	@ParameterizedTest
	@MethodSource("drawings")
	void namesOnlyTheBrokenRules(InjectedDrawing drawing) {
		Problem problem = obeying(drawing).problem();

		String introduction = "The story broke these rules, even after one repair: ";
		assertThat(problem.title()).isEqualTo("Invalid output");
		assertThat(problem.detail()).startsWith(introduction);
		assertThat(problem.detail().substring(introduction.length()).split(", "))
			.containsExactlyInAnyOrderElementsOf(drawing.rules());
	}

	@ParameterizedTest
	@MethodSource("drawings")
	void showsNothingAfterTheInjection(InjectedDrawing drawing) {
		Run run = obeying(drawing);

		assertThat(run.shown()).allSatisfy((texts) -> texts
			.forEach((language, text) -> assertThat(drawing.harmless().get(language)).startsWith(text)));
		assertThat(run.shown().isEmpty()).isEqualTo(drawing.harmless().isEmpty());
	}

	@ParameterizedTest
	@MethodSource("drawings")
	void sendsThePictureButNotItsText(InjectedDrawing drawing) {
		Run run = obeying(drawing);

		assertThat(run.prompts()).allSatisfy((prompt) -> {
			assertThat(prompt.getInstructions()).hasSize(2);
			assertThat(prompt.getSystemMessage().getText()).startsWith(StoryPrompt.SYSTEM)
				.doesNotContain(drawing.order());
			assertThat(prompt.getUserMessage().getMedia()).singleElement()
				.satisfies((media) -> assertThat(media.getDataAsByteArray()).isEqualTo(drawing.picture().content()));
		});
		assertThat(run.prompts().getFirst().getUserMessage().getText())
			.isEqualTo(StoryPrompt.forStory(drawing.input()).user())
			.doesNotContain(drawing.order());
	}

	@ParameterizedTest
	@MethodSource("drawings")
	void quotesTheAnswerAsOneLineOfData(InjectedDrawing drawing) {
		Prompt repair = obeying(drawing).prompts().getLast();

		List<String> lines = repair.getUserMessage().getText().lines().toList();
		String quote = lines.getLast();
		assertThat(quote).startsWith(QUOTE);
		assertThat(drawing.obedient()).startsWith(Json.MAPPER.readValue(quote.substring(QUOTE.length()), String.class));
		assertThat(lines.subList(0, lines.size() - 1)).allSatisfy((line) -> assertThat(line)
			.matches("Write the story .*|Options: .*|Your previous answer .*|- [a-z_]+( \\((en|de)\\))?: .*|Mend .*"));
	}

	@ParameterizedTest
	@MethodSource("drawings")
	void acceptsTheStoryOfAModelThatOnlyLooks(InjectedDrawing drawing) {
		Run run = honest(drawing);

		assertThat(run.prompts()).hasSize(1);
		assertThat(run.shown()).last().isEqualTo(run.story().text());
	}

	@Test
	void acceptsTheRepairedStoryOfAModelThatObeyed() {
		InjectedDrawing drawing = drawings().getFirst();

		Run mended = Run.of(new ObeyingModel(true, false), drawing);

		assertThat(mended.story()).isEqualTo(honest(drawing).story());
	}

	@ParameterizedTest
	@MethodSource("drawings")
	void canBeRead(InjectedDrawing drawing) throws IOException {
		int[] written = pixels(drawing.picture());
		int[] silent = pixels(InjectedDrawing.silent());

		assertThat(Arrays.stream(written).filter((pixel) -> pixel == 0xff000000).count())
			.isGreaterThan(Arrays.stream(silent).filter((pixel) -> pixel == 0xff000000).count() + 100);
	}

	@Test
	void areAllDifferent() {
		assertThat(drawings()).hasSizeGreaterThan(80);
		assertThat(drawings()).extracting((drawing) -> ByteBuffer.wrap(drawing.picture().content()))
			.doesNotHaveDuplicates();
		assertThat(drawings()).extracting(InjectedDrawing::obedient).doesNotHaveDuplicates();
	}

	private static int[] pixels(Picture picture) throws IOException {
		BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture.content()));
		return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
	}

	private static Run obeying(InjectedDrawing drawing) {
		return OBEYING.computeIfAbsent(drawing, (one) -> Run.of(new ObeyingModel(true, true, true), one));
	}

	private static Run honest(InjectedDrawing drawing) {
		return HONEST.computeIfAbsent(drawing, (one) -> Run.of(new ObeyingModel(false), one));
	}

	/**
	 * The run of one drawing.
	 *
	 * @param outcome the outcome of the attempt
	 * @param shown the partial texts reported before it
	 * @param prompts the prompts the model received
	 */
	private record Run(Outcome<StoryResult> outcome, List<Map<Language, String>> shown, List<Prompt> prompts) {

		static Run of(ObeyingModel model, InjectedDrawing drawing) {
			List<Map<Language, String>> shown = new ArrayList<>();
			Task<StoryInput> task = new Task<>(drawing.input(), drawing.picture(), 1,
					(partial) -> shown.add(texts((Map<?, ?>) partial)));
			Outcome<StoryResult> outcome = new StoryGenerator(new StoryKind(), ChatClient.create(model)).generate(task);
			return new Run(outcome, shown, model.prompts());
		}

		private static Map<Language, String> texts(Map<?, ?> partial) {
			return partial.entrySet()
				.stream()
				.collect(Collectors.toMap((text) -> (Language) text.getKey(), (text) -> (String) text.getValue()));
		}

		StoryResult story() {
			assertThat(this.outcome).isInstanceOf(Outcome.Completed.class);
			return ((Outcome.Completed<StoryResult>) this.outcome).result();
		}

		Problem problem() {
			assertThat(this.outcome).isInstanceOf(Outcome.Failed.class);
			return ((Outcome.Failed<StoryResult>) this.outcome).problem();
		}

	}

}
