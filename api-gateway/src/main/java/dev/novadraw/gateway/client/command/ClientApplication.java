package dev.novadraw.gateway.client.command;

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

import dev.novadraw.engine.database.DatabaseConfiguration;
import dev.novadraw.gateway.audit.AuditLog;
import dev.novadraw.gateway.audit.AuditRepository;
import dev.novadraw.gateway.client.ClientAdministration;
import dev.novadraw.gateway.jpa.JpaConfiguration;

/**
 * The application context of the command {@code client}, with the only part of the
 * application that it needs: the database.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@ImportAutoConfiguration({ DataSourceAutoConfiguration.class, DataSourceTransactionManagerAutoConfiguration.class,
		TransactionAutoConfiguration.class, JdbcTemplateAutoConfiguration.class, JdbcClientAutoConfiguration.class,
		FlywayAutoConfiguration.class })
@Import({ DatabaseConfiguration.class, JpaConfiguration.class, AuditRepository.class, AuditLog.class,
		ClientAdministration.class })
public class ClientApplication {

	/**
	 * Runs the command.
	 * @param args the arguments after {@code client}
	 * @param settings the database settings, read when first needed
	 * @param options objects whose annotated options each subcommand accepts
	 * @return the exit code: 0 for success, 1 for failure, 2 for invalid arguments
	 */
	public static int run(String[] args, Supplier<Map<String, Object>> settings, Object... options) {
		Lazy lazy = new Lazy(settings);
		try {
			return ClientCommand.with(lazy, options).execute(args);
		}
		finally {
			lazy.close();
		}
	}

	/**
	 * The application context, started on first use: help needs no database.
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
				// Some loggers have a level of their own, and only the key may be
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
