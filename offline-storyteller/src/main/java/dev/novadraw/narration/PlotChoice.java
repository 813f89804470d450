package dev.novadraw.narration;

import java.util.Comparator;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.novadraw.narration.actor.Choice;
import dev.novadraw.narration.script.Plot;

/**
 * The choice of a plot. Each drawing has its own order of the plots that suit it, and the
 * variation is the position in that order; so successive variations never repeat a plot
 * before all have been used.
 */
record PlotChoice(List<Plot> plots, Choice choice) {

	/**
	 * Returns a plot.
	 * @param subject the category of the hero
	 * @param hero the English noun of the hero
	 * @param theme the requested theme, or null
	 * @param mood the requested mood, or null
	 * @param variation the requested variation
	 */
	Plot plot(String subject, String hero, @Nullable String theme, @Nullable String mood, long variation) {
		List<Plot> all = suitable(subject, theme, mood);
		List<Plot> clear = all.stream().filter(plot -> !plot.mentions(hero)).toList();
		List<Plot> suitable = (clear.isEmpty() ? all : clear).stream()
			.sorted(Comparator.comparingInt(plot -> this.choice.below(Integer.MAX_VALUE, plot.name())))
			.toList();
		return suitable.get(Math.floorMod(variation, suitable.size()));
	}

	// The theme is kept if there is no plot of the mood.
	private List<Plot> suitable(String subject, @Nullable String theme, @Nullable String mood) {
		List<Plot> both = select(subject, theme, mood);
		List<Plot> onTheme = both.isEmpty() ? select(subject, theme, null) : both;
		return onTheme.isEmpty() ? select(subject, null, mood) : onTheme;
	}

	private List<Plot> select(String subject, @Nullable String theme, @Nullable String mood) {
		return this.plots.stream().filter(plot -> plot.suits(subject, theme, mood)).toList();
	}

}
