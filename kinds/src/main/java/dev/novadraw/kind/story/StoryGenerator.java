package dev.novadraw.kind.story;

import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.ai.chat.client.ChatClient;
import org.springframework.ai.content.Media;
import org.springframework.ai.model.tool.StructuredOutputChatOptions;

import dev.novadraw.engine.kind.Generator;
import dev.novadraw.engine.kind.Kind;
import dev.novadraw.engine.kind.Outcome;
import dev.novadraw.engine.kind.Picture;
import dev.novadraw.engine.kind.Task;
import dev.novadraw.engine.problem.Problem;
import dev.novadraw.engine.problem.ProblemCode;
import dev.novadraw.kind.text.ReadabilityMetrics;
import dev.novadraw.kind.text.Violation;

/**
 * The generator of stories about drawings. A model writes the story, and repairs it once
 * if it breaks a rule.
 */
final class StoryGenerator implements Generator<StoryInput, StoryResult> {

	private final StoryKind kind;

	private final ChatClient chat;

	private final StoryAnswerParser parser = new StoryAnswerParser();

	private final StoryValidator validator = new StoryValidator();

	private final InputWords words = new InputWords();

	StoryGenerator(StoryKind kind, ChatClient chat) {
		this.kind = kind;
		this.chat = chat;
	}

	@Override
	public Kind<StoryInput, StoryResult> kind() {
		return this.kind;
	}

	@Override
	public Outcome<StoryResult> generate(Task<StoryInput> task) {
		StoryInput input = task.input();
		String unsuitable = this.words.unsuitable(input);
		if (unsuitable != null) {
			return new Outcome.Failed<>(Problem.of(ProblemCode.INPUT_UNSUITABLE, unsuitable));
		}
		Reply reply = ask(StoryPrompt.forStory(input), task);
		// The answer of an interrupted attempt is not used, so no repair is paid for.
		if (reply.story() == null && !Thread.currentThread().isInterrupted()) {
			reply = ask(StoryPrompt.forRepair(input, reply.text(), reply.violations()), task);
		}
		StoryResult story = reply.story();
		if (story != null) {
			story.readability()
				.forEach((language, measure) -> ReadabilityMetrics.record("story", language, measure, story.model(),
						story.promptVersion()));
		}
		return (story != null) ? new Outcome.Completed<>(story) : new Outcome.Failed<>(problem(reply.violations()));
	}

	@Override
	public String promptVersion() {
		return StoryPrompt.VERSION;
	}

	private Reply ask(StoryPrompt prompt, Task<StoryInput> task) {
		StreamedAnswer streamed = new StreamedAnswer(task);
		this.chat.prompt()
			.system(StoryPrompt.SYSTEM + "\nIts schema: " + this.parser.jsonSchema())
			.user((user) -> user.text(prompt.user()).media(media(task.requiredDrawing())))
			.options(StructuredOutputChatOptions.builder().outputSchema(this.parser.jsonSchema()))
			.stream()
			.chatResponse()
			.doOnNext(streamed::add)
			.blockLast();
		return validated(this.parser.convert(streamed.text()), streamed.model(), task.input());
	}

	private Reply validated(StoryAnswerParser.Answer answer, String model, StoryInput input) {
		StoryDraft draft = answer.draft();
		if (draft == null) {
			return new Reply(null, answer.text(), List.of(StoryAnswerParser.UNREADABLE));
		}
		List<Violation> violations = this.validator.validate(draft, input);
		StoryResult story = StoryValidator.theme(draft)
			.filter((theme) -> violations.isEmpty())
			.map((theme) -> StoryResult.of(draft, theme, model))
			.orElse(null);
		return new Reply(story, answer.text(), violations);
	}

	private static Media media(Picture drawing) {
		return Media.builder()
			.mimeType(drawing.mediaType().equals("image/png") ? Media.Format.IMAGE_PNG : Media.Format.IMAGE_JPEG)
			.data((Object) drawing.content())
			.name("drawing")
			.build();
	}

	private static Problem problem(List<Violation> violations) {
		String rules = violations.stream().map(Violation::code).distinct().collect(Collectors.joining(", "));
		return Problem.of(ProblemCode.OUTPUT_INVALID, "The story broke these rules, even after one repair: " + rules);
	}

	/**
	 * A validated answer.
	 *
	 * @param story the story, or null if it breaks a rule
	 * @param text the text as the model wrote it
	 * @param violations the rules it breaks
	 */
	private record Reply(@Nullable StoryResult story, String text, List<Violation> violations) {

		@Override
		public String toString() {
			return "a reply with " + this.violations.size() + " violations";
		}

	}

}
