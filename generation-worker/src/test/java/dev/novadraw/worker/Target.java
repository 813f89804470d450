package dev.novadraw.worker;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import dev.novadraw.worker.ai.hostile.Wire;

/**
 * A provider as workers know it.
 *
 * @param name the name
 * @param wire the protocol
 * @param streamed whether its answers come in many pieces
 */
record Target(String name, Wire wire, boolean streamed) {

	private static final int DRAWINGS = 200;

	Target(Wire wire, boolean streamed) {
		this(wire.name().toLowerCase(Locale.ROOT) + (streamed ? "-streamed" : "-whole"), wire, streamed);
	}

	/**
	 * Returns both ways of one protocol.
	 */
	static List<Target> of(Wire wire) {
		return List.of(new Target(wire, false), new Target(wire, true));
	}

	static List<Target> all() {
		return Stream.of(Wire.values()).flatMap((wire) -> of(wire).stream()).toList();
	}

	/**
	 * Returns the number of a drawing that is sent to no other provider.
	 * @param number less than 200
	 */
	int drawing(int number) {
		return DRAWINGS * (2 * this.wire.ordinal() + (this.streamed ? 1 : 0)) + number;
	}

	@Override
	public String toString() {
		return this.name;
	}

}
