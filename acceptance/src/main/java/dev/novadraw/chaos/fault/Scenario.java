package dev.novadraw.chaos.fault;

/**
 * A fault that the system has to survive.
 *
 * @param id its short name, as in docs/reliability.md
 * @param title what happens, in words
 * @param need the thing without which it cannot be tried
 * @param fault how it is done
 */
public record Scenario(String id, String title, Need need, Fault fault) {

	public Scenario(String id, String title, Fault fault) {
		this(id, title, Need.NOTHING, fault);
	}

}
