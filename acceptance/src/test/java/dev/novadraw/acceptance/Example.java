package dev.novadraw.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A fenced block of a document.
 *
 * @param document the document, relative to the checkout
 * @param line the number of its first line
 * @param language the first word after the fence
 * @param notRun the reason to skip it, from {@code not-run=REASON} after the fence, or
 * null
 * @param code its text
 */
record Example(Path document, int line, String language, @Nullable String notRun, String code) {

	static final Path CHECKOUT = Path.of("..").toAbsolutePath().normalize();

	private static final Set<String> NOT_OURS = Set.of("target", "data", ".git", ".nova", "node_modules");

	private static final Pattern BLOCK = Pattern.compile("(?ms)^```([^\\n]*)\\n(.*?)^```$");

	private static final Pattern NOT_RUN = Pattern.compile("not-run=(\\S+)");

	/**
	 * Returns all blocks of all documents of the checkout.
	 */
	static List<Example> all() {
		List<Example> all = new ArrayList<>();
		try {
			Files.walkFileTree(CHECKOUT, new SimpleFileVisitor<>() {
				@Override
				public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
					return (NOT_OURS.contains(directory.getFileName().toString()) && !directory.equals(CHECKOUT))
							? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
				}

				@Override
				public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
					if (file.toString().endsWith(".md")) {
						all.addAll(of(file));
					}
					return FileVisitResult.CONTINUE;
				}
			});
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return all;
	}

	private static List<Example> of(Path document) throws IOException {
		String text = Files.readString(document);
		return BLOCK.matcher(text).results().map((block) -> {
			String info = block.group(1).strip();
			Matcher notRun = NOT_RUN.matcher(info);
			int line = (int) text.substring(0, block.start()).lines().count() + 1;
			return new Example(CHECKOUT.relativize(document), line, info.split(" ")[0],
					notRun.find() ? notRun.group(1) : null, block.group(2));
		}).toList();
	}

	boolean isShell() {
		return Set.of("bash", "sh", "shell", "console").contains(this.language);
	}

	@Override
	public String toString() {
		return this.document + ":" + this.line;
	}

}
