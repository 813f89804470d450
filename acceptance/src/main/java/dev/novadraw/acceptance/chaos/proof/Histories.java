package dev.novadraw.acceptance.chaos.proof;

import java.util.List;

import javax.sql.DataSource;

/**
 * Judges what the event log says about jobs, step by step.
 */
public interface Histories {

	/** The steps that no job may take, in words. */
	List<String> forbidden(DataSource database);

	/** Judges nothing. */
	static Histories none() {
		return (database) -> List.of();
	}

}
