package dev.novadraw.worker;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import dev.novadraw.worker.ai.hostile.Protocol;

/**
 * A provider in the workers' settings.
 *
 * @param name the name
 * @param protocol the protocol
 * @param streamed true if its answers are streamed
 */
record Target(String name, Protocol protocol, boolean streamed) {

	private static final int DRAWINGS = 200;

	Target(Protocol protocol, boolean streamed) {
		this(protocol.name().toLowerCase(Locale.ROOT) + (streamed ? "-streamed" : "-whole"), protocol, streamed);
	}

	/**
	 * Returns the whole and the streamed target of a protocol.
	 */
	static List<Target> of(Protocol protocol) {
		return List.of(new Target(protocol, false), new Target(protocol, true));
	}

	static List<Target> all() {
		return Stream.of(Protocol.values()).flatMap((protocol) -> of(protocol).stream()).toList();
	}

	/**
	 * Returns the number of a drawing that no other provider receives.
	 * @param number a number below 200
	 */
	int drawing(int number) {
		return DRAWINGS * (2 * this.protocol.ordinal() + (this.streamed ? 1 : 0)) + number;
	}

	@Override
	public String toString() {
		return this.name;
	}

}
