import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * Reads the reports that Surefire left in all modules and prints a summary of a
 * run: the failed tests and their messages, in ten lines, or the slowest classes.
 * <p>
 * Run by {@code ./nova test} as a single source file:
 * {@code java config/TestReport.java DIRECTORY failures|times}.
 */
final class TestReport {

	private static final int MAX_LINES = 10;

	private static final int MAX_WIDTH = 240;

	private final Path root;

	private final List<TestClass> classes = new ArrayList<>();

	private TestReport(Path root) {
		this.root = root;
	}

	public static void main(String[] arguments) throws IOException {
		TestReport report = new TestReport(Path.of(arguments[0]));
		report.read();
		switch (arguments[1]) {
			case "failures" -> report.failures().forEach(System.out::println);
			case "times" -> report.times().forEach(System.out::println);
			default -> throw new IllegalArgumentException("Unknown report: " + arguments[1]);
		}
	}

	private void read() throws IOException {
		try (Stream<Path> files = Files.find(this.root, 4, (path, attributes) -> path.toString()
			.contains("/target/surefire-reports/TEST-") && path.toString().endsWith(".xml"))) {
			for (Path file : files.sorted().toList()) {
				this.classes.add(TestClass.read(file));
			}
		}
	}

	/**
	 * At most ten lines: one a failed test with what was expected, and where the log is.
	 */
	private List<String> failures() {
		List<Failure> failures = this.classes.stream().flatMap((one) -> one.failures().stream()).toList();
		List<String> lines = new ArrayList<>();
		if (failures.isEmpty()) {
			return List.of("FAILED: no test, but the build; see the lines with [ERROR] above");
		}
		lines.add("FAILED: %d of %d tests".formatted(failures.size(), tests()));
		int shown = Math.min(failures.size(), MAX_LINES - 2);
		failures.subList(0, shown).forEach((one) -> lines.add(shortened("  " + one.test() + ": " + one.message())));
		String logs = failures.stream()
			.map((one) -> this.root.relativize(one.log()).toString())
			.distinct()
			.limit(3)
			.collect(Collectors.joining(" "));
		String more = (shown < failures.size()) ? (failures.size() - shown) + " more; " : "";
		lines.add(more + "logs: " + logs);
		return lines;
	}

	private int tests() {
		return this.classes.stream().mapToInt(TestClass::tests).sum();
	}

	/**
	 * Markdown tables of the seconds of each module, and of the slowest classes.
	 */
	private List<String> times() {
		Map<String, List<TestClass>> modules = this.classes.stream()
			.collect(Collectors.groupingBy(TestClass::module, TreeMap::new, Collectors.toList()));
		List<String> lines = new ArrayList<>(List.of("| module | classes | tests | seconds |", "|---|--:|--:|--:|"));
		modules.forEach((module, all) -> lines.add(String.format(Locale.ROOT, "| %s | %d | %d | %.0f |", module,
				all.size(), all.stream().mapToInt(TestClass::tests).sum(),
				all.stream().mapToDouble(TestClass::seconds).sum())));
		lines.addAll(List.of("", "| class | module | tests | seconds |", "|---|---|--:|--:|"));
		this.classes.stream()
			.sorted(Comparator.comparingDouble(TestClass::seconds).reversed())
			.limit(25)
			.forEach((one) -> lines.add(String.format(Locale.ROOT, "| %s | %s | %d | %.1f |", one.simpleName(),
					one.module(), one.tests(), one.seconds())));
		return lines;
	}

	private static String shortened(String line) {
		return (line.length() > MAX_WIDTH) ? line.substring(0, MAX_WIDTH - 1) + "…" : line;
	}

	/**
	 * A report of Surefire: one file for each test class.
	 */
	private record TestClass(String module, String name, int tests, double seconds, List<Failure> failures) {

		static TestClass read(Path file) throws IOException {
			Element suite = parse(file);
			List<Failure> failures = new ArrayList<>();
			NodeList cases = suite.getElementsByTagName("testcase");
			for (int i = 0; i < cases.getLength(); i++) {
				Element test = (Element) cases.item(i);
				Node problem = problem(test);
				if (problem != null) {
					failures.add(Failure.of(suite.getAttribute("name"), test, (Element) problem, file));
				}
			}
			return new TestClass(module(file), suite.getAttribute("name"),
					Integer.parseInt(suite.getAttribute("tests")), Double.parseDouble(suite.getAttribute("time")),
					failures);
		}

		private static Element parse(Path file) throws IOException {
			try (InputStream content = Files.newInputStream(file)) {
				return DocumentBuilderFactory.newDefaultInstance()
					.newDocumentBuilder()
					.parse(content)
					.getDocumentElement();
			}
			catch (ParserConfigurationException | SAXException ex) {
				throw new IOException("Not a report of Surefire: " + file, ex);
			}
		}

		private static Node problem(Element test) {
			Node failure = test.getElementsByTagName("failure").item(0);
			return (failure != null) ? failure : test.getElementsByTagName("error").item(0);
		}

		private static String module(Path file) {
			return file.getParent().getParent().getParent().getFileName().toString();
		}

		String simpleName() {
			return name().substring(name().lastIndexOf('.') + 1);
		}

	}

	private record Failure(String test, String message, Path log) {

		static Failure of(String suite, Element test, Element problem, Path report) {
			String simpleName = suite.substring(suite.lastIndexOf('.') + 1);
			Path output = report.resolveSibling(suite + "-output.txt");
			return new Failure(simpleName + "." + test.getAttribute("name"), message(problem),
					Files.exists(output) ? output : report.resolveSibling(suite + ".txt"));
		}

		private static String message(Element problem) {
			String message = problem.getAttribute("message");
			return (message.isBlank() ? problem.getAttribute("type") : message).strip().replaceAll("\\s+", " ");
		}

	}

}
