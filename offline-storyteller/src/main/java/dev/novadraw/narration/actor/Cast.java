package dev.novadraw.narration.actor;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.novadraw.vision.color.Crayon;

/**
 * The characters of a story.
 *
 * @param roles the actors by role: {@link #HERO}, {@link #HELPER}, {@link #PLACE} and
 * surroundings
 * @param look the look of the hero
 * @param child the name of the child who drew the picture, or null
 */
public record Cast(Map<String, Actor> roles, Look look, @Nullable String child) {

	public static final String HERO = "hero";

	public static final String HELPER = "helper";

	public static final String PLACE = "place";

	public Cast {
		roles = Map.copyOf(roles);
	}

	public Actor hero() {
		return actor(HERO);
	}

	public boolean has(String role) {
		return this.roles.containsKey(role);
	}

	public Actor actor(String role) {
		Actor actor = this.roles.get(role);
		if (actor == null) {
			throw new IllegalStateException("Nobody has the role " + role);
		}
		return actor;
	}

	@Override
	public String toString() {
		return "a cast";
	}

	/**
	 * The look of the hero.
	 *
	 * @param size an adjective
	 * @param colour the colour if the hero surely has it, or null
	 */
	public record Look(Quality size, @Nullable Crayon colour) {
	}

}
