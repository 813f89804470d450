package dev.novadraw.vision.sample;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * Something that is drawn and is none of the things that are recognized, though some
 * resemble one.
 */
public interface Subject {

	String name();

	Consumer<Easel> drawing();

	/**
	 * Returns a page with the subject; each seed gives another.
	 */
	default BufferedImage page(long seed) {
		Easel easel = new Easel(seed * 131 + name().hashCode());
		easel.put(0.5, easel.any(0.25, 0.7));
		drawing().accept(easel);
		return easel.page();
	}

	static List<Subject> all() {
		List<Subject> all = new ArrayList<>(Arrays.asList((Subject[]) RoundSubject.values()));
		all.addAll(Arrays.asList(AngularSubject.values()));
		all.addAll(Arrays.asList(AnimalSubject.values()));
		all.addAll(Arrays.asList(LineSubject.values()));
		return all;
	}

}
