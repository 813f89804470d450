package dev.novadraw.worker.ai;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.ai.chat.client.ChatClient;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The chat client that generators are given.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AiSettings.class)
class AiConfiguration {

	private static final Logger log = LoggerFactory.getLogger(AiConfiguration.class);

	@Bean
	ChatModel chatModel(AiSettings settings) {
		log.info("AI provider: {}", settings.provider());
		return new ChatModels(settings).create();
	}

	@Bean
	ChatClient chatClient(ChatModel model) {
		return ChatClient.create(model);
	}

	@Bean
	ModelRoute modelRoute(AiSettings settings, ChatModel model) {
		String name = model.getOptions().getModel();
		return new ModelRoute(settings.provider().id(), (name != null) ? name : "unknown");
	}

}
