package dev.novadraw.gateway.jpa;

import java.util.Map;

import javax.sql.DataSource;

import jakarta.persistence.EntityManagerFactory;
import org.hibernate.boot.model.naming.PhysicalNamingStrategySnakeCaseImpl;
import org.hibernate.cfg.MappingSettings;
import org.hibernate.cfg.SchemaToolingSettings;
import org.hibernate.cfg.ValidationSettings;
import org.hibernate.type.format.jackson.Jackson3JsonFormatMapper;

import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.orm.jpa.vendor.HibernateJpaVendorAdapter;
import org.springframework.transaction.PlatformTransactionManager;

import dev.novadraw.engine.database.AsEngine;
import dev.novadraw.engine.json.Json;

/**
 * Spring Data JPA for objects that people read and edit, outside the hot path. It uses
 * the connections of the engine, so that roles and the time limit of a request apply.
 * Entities are compared with the tables at the start.
 */
@Configuration(proxyBeanMethods = false)
@EnableJpaRepositories(basePackages = JpaConfiguration.PACKAGE, transactionManagerRef = JpaConfiguration.TRANSACTIONS)
public class JpaConfiguration {

	/**
	 * The transaction manager, for {@code @Transactional}. Statements of the engine take
	 * part in its transactions. Do not use it within the transaction of an owner.
	 */
	public static final String TRANSACTIONS = "jpaTransactions";

	static final String PACKAGE = "dev.novadraw.gateway";

	private static final Map<String, Object> SETTINGS = Map.of(SchemaToolingSettings.HBM2DDL_AUTO, "validate",
			MappingSettings.PHYSICAL_NAMING_STRATEGY, new PhysicalNamingStrategySnakeCaseImpl(),
			MappingSettings.JSON_FORMAT_MAPPER, new Jackson3JsonFormatMapper(Json.MAPPER),
			ValidationSettings.JAKARTA_VALIDATION_MODE, "none");

	@Bean
	@DependsOnDatabaseInitialization
	LocalContainerEntityManagerFactoryBean entityManagerFactory(@AsEngine DataSource engine) {
		LocalContainerEntityManagerFactoryBean factory = new LocalContainerEntityManagerFactoryBean();
		factory.setDataSource(engine);
		factory.setPackagesToScan(PACKAGE);
		factory.setJpaVendorAdapter(new HibernateJpaVendorAdapter());
		factory.setJpaPropertyMap(SETTINGS);
		return factory;
	}

	@Bean(name = TRANSACTIONS, defaultCandidate = false)
	PlatformTransactionManager jpaTransactions(EntityManagerFactory entities) {
		return new JpaTransactionManager(entities);
	}

}
