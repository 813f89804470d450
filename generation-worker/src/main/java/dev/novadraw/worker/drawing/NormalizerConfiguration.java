package dev.novadraw.worker.drawing;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/**
 * Configuration that registers the settings of the normalizer.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(NormalizerProperties.class)
class NormalizerConfiguration {

}
