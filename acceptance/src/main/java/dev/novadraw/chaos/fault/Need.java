package dev.novadraw.chaos.fault;

import java.util.function.BooleanSupplier;

import dev.novadraw.chaos.server.Pooler;
import dev.novadraw.chaos.server.WallClock;
import dev.novadraw.embedded.SmallDisk;

/**
 * A prerequisite of a fault that not every machine has.
 */
public enum Need {

	/** Nothing. */
	NOTHING(() -> true, ""),

	/** Disks that can be filled. */
	DISKS(SmallDisk::isMountable, "this process may not mount a file system"),

	/** PgBouncer. */
	POOLER(Pooler::isInstalled, "PgBouncer is not installed (Debian's package pgbouncer)"),

	/** An older PostgreSQL. */
	STOCK_POSTGRES(() -> StockPostgres.find().isPresent(),
			"no PostgreSQL 14 to 17 is installed in /usr/lib/postgresql (Debian's package postgresql)"),

	/** A wall clock that can be moved. */
	MOVABLE_CLOCK(WallClock::isMovable, "libfaketime is not installed (Debian's package faketime)");

	private final BooleanSupplier isMet;

	private final String absence;

	Need(BooleanSupplier isMet, String absence) {
		this.isMet = isMet;
		this.absence = absence;
	}

	/** Returns true if this machine meets it. */
	public boolean isMet() {
		return this.isMet.getAsBoolean();
	}

	/** Returns the reason why its faults cannot be tested, without a full stop. */
	public String absence() {
		return this.absence;
	}

}
