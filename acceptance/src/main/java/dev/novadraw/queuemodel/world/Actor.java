package dev.novadraw.queuemodel.world;

/**
 * Who makes a move. What clients and faults do, nobody may count on.
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
