package dev.novadraw.gateway.limit;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/**
 * Registers the settings of limits.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ AdmissionProperties.class, ClientShare.class, RequestProperties.class })
class LimitConfiguration {

}
