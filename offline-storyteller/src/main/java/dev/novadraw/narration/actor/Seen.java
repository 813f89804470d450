package dev.novadraw.narration.actor;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

import dev.novadraw.vision.Sight;
import dev.novadraw.vision.color.Crayon;

/**
 * Something that was surely recognized in a drawing.
 *
 * @param noun an English noun of the lexicon
 * @param colour its main colour, or null
 */
public record Seen(String noun, @Nullable Crayon colour) {

	public static Seen of(Sight sight) {
		return new Seen(sight.thing().name().toLowerCase(Locale.ROOT), sight.colour());
	}

}
