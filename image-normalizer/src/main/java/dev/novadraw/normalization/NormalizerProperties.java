package dev.novadraw.normalization;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import dev.novadraw.engine.setting.Range;

/**
 * Settings of the normalizer.
 *
 * @param processes the maximum number of concurrent processes; 0 means one per core
 * @param timeLimit the CPU time after which a process is killed and its drawing counts as
 * unreadable
 */
@ConfigurationProperties("nova.normalizer")
record NormalizerProperties(@DefaultValue("0") int processes, @DefaultValue("12s") Duration timeLimit) {

	NormalizerProperties {
		Range.require("nova.normalizer.processes", processes, 0, 64);
		Range.require("nova.normalizer.time-limit", timeLimit, Duration.ofMillis(100), Duration.ofMinutes(1));
	}

	int maxProcesses() {
		return (this.processes > 0) ? this.processes : Runtime.getRuntime().availableProcessors();
	}

}
