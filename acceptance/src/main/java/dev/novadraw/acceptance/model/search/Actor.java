package dev.novadraw.acceptance.model.search;

/**
 * Who makes a move. What clients and faults do, nobody may count on.
 */
enum Actor {

	GATEWAY, DISPATCHER, SWEEPER, TIME, CLIENT, FAULT, FIRST_SLOT, SECOND_SLOT;

	static Actor slot(int slot) {
		return (slot == 0) ? FIRST_SLOT : SECOND_SLOT;
	}

	boolean isPartOfTheSystem() {
		return this != CLIENT && this != FAULT;
	}

}
