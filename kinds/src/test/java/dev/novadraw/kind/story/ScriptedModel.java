package dev.novadraw.kind.story;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import reactor.core.publisher.Flux;

import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.messages.UserMessage;
import org.springframework.ai.chat.metadata.ChatResponseMetadata;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.Generation;
import org.springframework.ai.chat.prompt.Prompt;

/**
 * A model that gives scripted answers in order and records its prompts.
 */
final class ScriptedModel implements ChatModel {

	private final Deque<String> answers;

	private final List<Prompt> prompts = new ArrayList<>();

	private String name = "scripted-1";

	private Runnable afterwards = () -> {
	};

	private ScriptedModel(List<String> answers) {
		this.answers = new ArrayDeque<>(answers);
	}

	static ScriptedModel saying(String... answers) {
		return new ScriptedModel(List.of(answers));
	}

	ScriptedModel called(String name) {
		this.name = name;
		return this;
	}

	ScriptedModel andThen(Runnable afterwards) {
		this.afterwards = afterwards;
		return this;
	}

	@Override
	public ChatResponse call(Prompt prompt) {
		this.prompts.add(prompt);
		AssistantMessage answer = new AssistantMessage(this.answers.removeFirst());
		this.afterwards.run();
		return ChatResponse.builder()
			.generations(List.of(new Generation(answer)))
			.metadata(ChatResponseMetadata.builder().model(this.name).build())
			.build();
	}

	@Override
	public Flux<ChatResponse> stream(Prompt prompt) {
		return Flux.defer(() -> Flux.just(call(prompt)));
	}

	int calls() {
		return this.prompts.size();
	}

	String rules() {
		return this.prompts.getLast().getSystemMessage().getText();
	}

	UserMessage lastMessage() {
		return this.prompts.getLast().getUserMessage();
	}

}
