package dev.novadraw.standalone;

import java.util.List;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.kafka.autoconfigure.DefaultKafkaConsumerFactoryCustomizer;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;

import dev.novadraw.embedded.postgres.EmbeddedPostgres;
import dev.novadraw.engine.schema.OwnerLogin;

/**
 * The connection details of the embedded servers. Each is provided lazily: a caller waits
 * until the server is available, and the rest of the start does not.
 */
@Configuration(proxyBeanMethods = false)
class ServerConfiguration {

	@Bean
	JdbcConnectionDetails postgresConnection(EmbeddedServers servers) {
		return new JdbcConnectionDetails() {

			@Override
			public String getJdbcUrl() {
				return servers.postgres().jdbcUrl();
			}

			@Override
			public String getUsername() {
				return servers.postgres().application().username();
			}

			@Override
			public String getPassword() {
				return servers.postgres().application().password();
			}

		};
	}

	@Bean
	@Lazy
	OwnerLogin databaseOwner(EmbeddedServers servers) {
		EmbeddedPostgres.Address owner = servers.postgres().owner();
		return new OwnerLogin(owner.username(), owner.password());
	}

	@Bean
	KafkaConnectionDetails kafkaConnection(EmbeddedServers servers) {
		return new KafkaConnectionDetails() {

			@Override
			public List<String> getBootstrapServers() {
				return List.of(servers.kafka().bootstrapServers());
			}

		};
	}

	@Bean
	DefaultKafkaConsumerFactoryCustomizer promptClose() {
		return ServerConfiguration::closePromptly;
	}

	private static <K, V> void closePromptly(DefaultKafkaConsumerFactory<K, V> consumers) {
		consumers.addPostProcessor(PromptClose::of);
	}

	/**
	 * Explains outages without changing the status: {@code db} is down without
	 * PostgreSQL, while this process stays ready without Kafka, since jobs are still
	 * processed.
	 */
	@Bean
	HealthIndicator serversHealthIndicator(EmbeddedServers servers) {
		return () -> Health.up().withDetails(servers.outages()).build();
	}

}
