package dev.novadraw.gateway;

import java.util.Arrays;
import java.util.Map;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

import dev.novadraw.engine.EngineConfiguration;
import dev.novadraw.engine.schema.MigrateCommand;
import dev.novadraw.gateway.client.command.ClientApplication;

/**
 * The entry point of the gateway as a standalone process.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({ EngineConfiguration.class, GatewayConfiguration.class })
public class GatewayApplication {

	/**
	 * Starts the gateway, or runs the command {@code client} or {@code migrate} and
	 * exits.
	 */
	public static void main(String[] args) {
		if (args.length > 0 && args[0].equals("client")) {
			System.exit(ClientApplication.run(Arrays.copyOfRange(args, 1, args.length), Map::of));
		}
		if (args.length > 0 && args[0].equals("migrate")) {
			System.exit(MigrateCommand.run(System.getenv(), System.out, System.err));
		}
		SpringApplication application = new SpringApplication(GatewayApplication.class);
		application.setDefaultProperties(Map.of("spring.config.name", "nova-gateway"));
		application.run(args);
	}

}
