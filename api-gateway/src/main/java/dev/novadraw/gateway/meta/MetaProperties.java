package dev.novadraw.gateway.meta;

import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an operator lets clients know.
 *
 * @param egressAddresses the addresses from which webhooks come
 */
@ConfigurationProperties("nova.meta")
record MetaProperties(@DefaultValue List<String> egressAddresses) {

}
