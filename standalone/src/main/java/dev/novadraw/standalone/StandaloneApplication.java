package dev.novadraw.standalone;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

import dev.novadraw.engine.EngineConfiguration;
import dev.novadraw.gateway.GatewayConfiguration;
import dev.novadraw.worker.WorkerConfiguration;

/**
 * Gateway and workers in one application.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({ EngineConfiguration.class, GatewayConfiguration.class, WorkerConfiguration.class, ServerConfiguration.class })
class StandaloneApplication {

}
