package dev.novadraw.engine.job;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import dev.novadraw.engine.lifecycle.SettlementRepository;

/**
 * Repositories whose database is unreachable.
 */
public final class Unreachable {

	private Unreachable() {
	}

	public static SettlementRepository settlements() {
		return new SettlementRepository(
				JdbcClient.create(new DriverManagerDataSource("jdbc:postgresql://127.0.0.1:1/nova")));
	}

}
