package dev.novadraw.gateway.limit;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import dev.novadraw.engine.setting.Range;

/**
 * The share of this server that one client may use at a time, with all of its keys and
 * users together. The rest stays free for others.
 *
 * @param share percent of uploads, their memory, streams and downloads
 */
@ConfigurationProperties("nova.clients")
public record ClientShare(@DefaultValue("50") int share) {

	public ClientShare {
		Range.require("nova.clients.share", share, 1, 100);
	}

	/**
	 * Returns the share of a total; at least 1.
	 */
	public long of(long all) {
		return Math.max(1, all * this.share / 100);
	}

}
