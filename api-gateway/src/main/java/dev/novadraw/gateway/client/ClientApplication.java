package dev.novadraw.gateway.client;

import java.util.Map;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.MapPropertySource;

import dev.novadraw.database.DatabaseConfiguration;
import dev.novadraw.gateway.access.ApiKeys;
import dev.novadraw.gateway.access.Clients;
import dev.novadraw.gateway.audit.AuditLog;
import dev.novadraw.gateway.audit.AuditRepository;

/**
 * The command {@code client} with as much of the application as it needs: the database.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@ImportAutoConfiguration({ DataSourceAutoConfiguration.class, DataSourceTransactionManagerAutoConfiguration.class,
		TransactionAutoConfiguration.class, JdbcTemplateAutoConfiguration.class, JdbcClientAutoConfiguration.class,
		FlywayAutoConfiguration.class })
@Import({ DatabaseConfiguration.class, Clients.class, ApiKeys.class, AuditRepository.class, AuditLog.class,
		ClientAdministration.class })
public class ClientApplication {

	/**
	 * Runs the command.
	 * @param args what follows {@code client}
	 * @param settings where the database is, asked for when it is needed
	 * @return the exit code: 0 done, 1 could not be done, 2 not understood
	 */
	public static int run(String[] args, Supplier<Map<String, Object>> settings) {
		Lazy lazy = new Lazy(settings);
		try {
			return ClientCommand.with(lazy).execute(args);
		}
		finally {
			lazy.close();
		}
	}

	/**
	 * The application, started by the first who needs it: help needs no database.
	 */
	private static final class Lazy implements Supplier<ClientAdministration> {

		private final Supplier<Map<String, Object>> settings;

		private @Nullable ConfigurableApplicationContext context;

		Lazy(Supplier<Map<String, Object>> settings) {
			this.settings = settings;
		}

		@Override
		public ClientAdministration get() {
			if (this.context == null) {
				SpringApplication application = new SpringApplication(ClientApplication.class);
				application.setWebApplicationType(WebApplicationType.NONE);
				application.setLogStartupInfo(false);
				// Some loggers have a level of their own, and the key alone is to be
				// printed.
				application.setDefaultProperties(Map.of("spring.config.name", "nova-gateway", "logging.level.root",
						"off", "logging.threshold.console", "off"));
				application.addInitializers((context) -> context.getEnvironment()
					.getPropertySources()
					.addFirst(new MapPropertySource("command", this.settings.get())));
				this.context = application.run();
			}
			return this.context.getBean(ClientAdministration.class);
		}

		void close() {
			if (this.context != null) {
				this.context.close();
			}
		}

	}

}
