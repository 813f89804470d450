package dev.novadraw.gateway.meta;

import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Facts about the installation that the operator shows to clients.
 *
 * @param egressAddresses the source addresses of webhooks
 */
@ConfigurationProperties("nova.meta")
record MetaProperties(@DefaultValue List<String> egressAddresses) {

}
