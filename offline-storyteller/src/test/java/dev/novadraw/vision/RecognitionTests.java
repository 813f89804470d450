package dev.novadraw.vision;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import dev.novadraw.vision.picture.Pixels;
import dev.novadraw.vision.sample.Motif;
import dev.novadraw.vision.sample.Subject;
import dev.novadraw.vision.sight.Thing;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Things are named in half of the clean sketches of them or more, and never where they
 * are not.
 */
class RecognitionTests {

	private static final int SKETCHES = 30;

	private static final int NEAR_MISSES = 6;

	private final DrawingReader reader = new DrawingReader();

	@ParameterizedTest
	@EnumSource(Motif.class)
	void namesHalfOfTheCleanSketchesAndNothingElse(Motif motif) {
		List<Set<Thing>> seen = LongStream.range(0, SKETCHES)
			.parallel()
			.mapToObj((seed) -> things(motif.page(seed)))
			.toList();

		assertThat(seen).allSatisfy((things) -> assertThat(things).isSubsetOf(motif.thing()));
		assertThat(seen.stream().filter((things) -> !things.isEmpty()).count()).isGreaterThanOrEqualTo(SKETCHES / 2);
	}

	@Test
	void namesNothingInNearMisses() {
		List<String> wrong = new ArrayList<>();
		for (Subject subject : Subject.all()) {
			wrong.addAll(LongStream.range(0, NEAR_MISSES).parallel().boxed().flatMap((seed) -> {
				Set<Thing> things = things(subject.page(seed));
				return things.isEmpty() ? Stream.empty() : Stream.of(subject + " " + seed + ": " + things);
			}).toList());
		}

		assertThat(Subject.all().size() * NEAR_MISSES).isGreaterThan(400);
		assertThat(wrong).as(String.join("\n", wrong)).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ RealDrawings.PIG, RealDrawings.BUG, RealDrawings.PERSON, RealDrawings.PHOTO })
	void namesAtMostAPersonInRealDrawings(String file) {
		Set<Thing> things = this.reader.read(RealDrawings.read(file))
			.sights()
			.stream()
			.map(Sight::thing)
			.collect(Collectors.toSet());

		boolean hasPerson = file.equals(RealDrawings.PERSON) || file.equals(RealDrawings.PHOTO);
		assertThat(things).isSubsetOf(hasPerson ? Set.of(Thing.PERSON) : Set.of());
	}

	private Set<Thing> things(BufferedImage page) {
		int[] rgb = page.getRGB(0, 0, page.getWidth(), page.getHeight(), null, 0, page.getWidth());
		for (int i = 0; i < rgb.length; i++) {
			rgb[i] &= 0xffffff;
		}
		return this.reader.read(new Pixels(page.getWidth(), page.getHeight(), rgb, 1))
			.sights()
			.stream()
			.map(Sight::thing)
			.collect(Collectors.toSet());
	}

}
