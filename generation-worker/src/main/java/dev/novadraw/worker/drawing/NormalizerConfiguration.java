package dev.novadraw.worker.drawing;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/**
 * Brings the dials of the normalizer.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(NormalizerProperties.class)
class NormalizerConfiguration {

}
