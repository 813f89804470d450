package dev.novadraw.queuemodel.world;

/**
 * The actor of a move. The system must not rely on moves of clients and faults.
 */
public enum Actor {

	GATEWAY, DISPATCHER, SWEEPER, TIME, CLIENT, FAULT, FIRST_SLOT, SECOND_SLOT;

	public static Actor slot(int slot) {
		return (slot == 0) ? FIRST_SLOT : SECOND_SLOT;
	}

	public boolean isPartOfTheSystem() {
		return this != CLIENT && this != FAULT;
	}

}
