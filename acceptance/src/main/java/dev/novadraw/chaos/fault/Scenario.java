package dev.novadraw.chaos.fault;

/**
 * A fault that the system must survive.
 *
 * @param id the short name, as in docs/reliability.md
 * @param title a description in words
 * @param need the prerequisite of the test
 * @param fault the implementation of the fault
 */
public record Scenario(String id, String title, Need need, Fault fault) {

	public Scenario(String id, String title, Fault fault) {
		this(id, title, Need.NOTHING, fault);
	}

}
