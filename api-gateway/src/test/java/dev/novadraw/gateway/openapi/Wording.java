package dev.novadraw.gateway.openapi;

import java.util.Map;
import java.util.function.UnaryOperator;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Schema;

import org.springframework.util.StringUtils;

/**
 * Turns Javadoc into sentences for readers of the contract.
 */
@SuppressWarnings("rawtypes")
final class Wording {

	private Wording() {
	}

	static void improve(OpenAPI api) {
		api.getPaths().values().forEach((item) -> item.readOperations().forEach(Wording::improve));
		api.getComponents().getSchemas().values().forEach(Wording::improve);
	}

	private static void improve(Operation operation) {
		UnaryOperator<String> plain = Wording::plain;
		operation.setSummary(firstSentence(plain.apply(operation.getSummary())));
		operation.setDescription(plain.apply(operation.getDescription()));
		if (operation.getParameters() != null) {
			operation.getParameters()
				.stream()
				.filter((parameter) -> "path".equals(parameter.getIn()))
				.forEach((parameter) -> {
					parameter.getSchema().setMaxLength(64);
					if (parameter.getDescription() == null) {
						parameter.setDescription(parameter.getName().equals("user")
								? "Your own reference to one of your end users." : "The id.");
					}
				});
		}
	}

	private static void improve(Schema<?> schema) {
		schema.setDescription(sentence(plain(schema.getDescription())));
		Map<String, Schema> properties = schema.getProperties();
		if (properties != null) {
			properties.values().forEach(Wording::improve);
		}
	}

	private static String plain(String javadoc) {
		return (javadoc == null) ? null
				: javadoc.replaceAll("</?code>", "`")
					.replaceAll("\\{@code ([^}]*)}", "`$1`")
					.replaceAll("\\s*\\n\\s*", " ")
					.strip();
	}

	private static String firstSentence(String text) {
		if (text == null) {
			return null;
		}
		int end = text.indexOf(". ");
		String sentence = (end > 0) ? text.substring(0, end) : text;
		return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
	}

	private static String sentence(String text) {
		if (text == null || text.isEmpty()) {
			return text;
		}
		String sentence = text.startsWith("`") ? text : StringUtils.capitalize(text);
		return sentence.endsWith(".") ? sentence : sentence + ".";
	}

}
