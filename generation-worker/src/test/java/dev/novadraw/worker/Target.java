package dev.novadraw.worker;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import dev.novadraw.worker.ai.hostile.Wire;

/**
 * A provider in the workers' settings.
 *
 * @param name the name
 * @param wire the protocol
 * @param streamed true if its answers are streamed
 */
record Target(String name, Wire wire, boolean streamed) {

	private static final int DRAWINGS = 200;

	Target(Wire wire, boolean streamed) {
		this(wire.name().toLowerCase(Locale.ROOT) + (streamed ? "-streamed" : "-whole"), wire, streamed);
	}

	/**
	 * Returns the whole and the streamed target of a protocol.
	 */
	static List<Target> of(Wire wire) {
		return List.of(new Target(wire, false), new Target(wire, true));
	}

	static List<Target> all() {
		return Stream.of(Wire.values()).flatMap((wire) -> of(wire).stream()).toList();
	}

	/**
	 * Returns the number of a drawing that no other provider receives.
	 * @param number a number below 200
	 */
	int drawing(int number) {
		return DRAWINGS * (2 * this.wire.ordinal() + (this.streamed ? 1 : 0)) + number;
	}

	@Override
	public String toString() {
		return this.name;
	}

}
