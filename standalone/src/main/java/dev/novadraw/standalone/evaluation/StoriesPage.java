package dev.novadraw.standalone.evaluation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

import dev.novadraw.narration.WrittenStory;

/**
 * A page with drawings and their stories side by side.
 */
final class StoriesPage {

	private static final String HEAD = """
			<!doctype html>
			<meta charset="utf-8">
			<title>Stories</title>
			<style>
			body { font: 1rem/1.5 sans-serif; margin: 2rem auto; max-width: 80rem; }
			section { display: grid; grid-template-columns: 1fr 2fr 2fr; gap: 2rem; margin-bottom: 3rem; }
			img { max-width: 100%; }
			</style>
			""";

	private StoriesPage() {
	}

	static void write(List<OfflineStory> stories, Path file) throws IOException {
		StringBuilder page = new StringBuilder(HEAD);
		for (OfflineStory story : stories) {
			page.append("<section>\n<div><img alt=\"\" src=\"").append(image(story.drawing())).append("\"><p>");
			page.append(escaped(options(story))).append("</p></div>\n");
			story.story().versions().forEach((version) -> page.append(article(version)));
			page.append("</section>\n");
		}
		Files.writeString(file, page);
	}

	private static String image(Path drawing) throws IOException {
		String type = drawing.toString().toLowerCase(Locale.ROOT).endsWith(".png") ? "png" : "jpeg";
		return "data:image/%s;base64,%s".formatted(type,
				Base64.getEncoder().encodeToString(Files.readAllBytes(drawing)));
	}

	private static String options(OfflineStory story) {
		return "things: %s; age: %s; mood: %s; length: %s; plot: %s".formatted(
				String.join(", ", story.options().namedThings()), story.options().ageBand(), story.options().mood(),
				story.options().length(), story.story().plot());
	}

	private static String article(WrittenStory.Version version) {
		return "<article lang=\"%s\"><h2>%s</h2>\n<p>%s</p><p><small>%s</small></p></article>\n".formatted(
				version.language(), escaped(version.title()), escaped(version.text()).replace("\n\n", "</p>\n<p>"),
				escaped(String.join(", ", version.observedElements())));
	}

	private static String escaped(String text) {
		return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
	}

}
