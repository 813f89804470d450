package dev.novadraw.standalone.evaluation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import dev.novadraw.narration.WrittenStory;

/**
 * A page with drawings and their stories side by side. It shows the files of the drawings
 * where they are, so they are not copied.
 */
final class StoriesPage {

	private static final String HEAD = """
			<!doctype html>
			<meta charset="utf-8">
			<title>Stories</title>
			<style>
			body { font: 1.1rem/1.6 Georgia, serif; margin: 2rem auto; max-width: 80rem; padding: 0 1rem; }
			figure { margin: 0; }
			figcaption, small { color: #666; font: 0.8rem/1.4 sans-serif; }
			h2 { font-size: 1.3rem; margin-top: 0; }
			section { display: grid; grid-template-columns: 1fr 2fr 2fr; gap: 2rem; margin-bottom: 3rem; }
			img { max-width: 100%; }
			</style>
			""";

	private StoriesPage() {
	}

	static void write(List<OfflineStory> stories, Path file) throws IOException {
		StringBuilder page = new StringBuilder(HEAD);
		for (OfflineStory story : stories) {
			page.append("<section>\n<figure><img alt=\"The drawing\" src=\"")
				.append(story.drawing().toAbsolutePath().toUri())
				.append("\"><figcaption>");
			page.append(escaped(options(story))).append("</figcaption></figure>\n");
			story.story().versions().forEach((version) -> page.append(article(version)));
			page.append("</section>\n");
		}
		Files.writeString(file, page);
	}

	private static String options(OfflineStory story) {
		return "things: %s; age: %s; mood: %s; length: %s; plot: %s".formatted(
				story.options().namedThings().isEmpty() ? "none" : String.join(", ", story.options().namedThings()),
				story.options().ageBand(), story.options().mood(), story.options().length(), story.story().plot());
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
