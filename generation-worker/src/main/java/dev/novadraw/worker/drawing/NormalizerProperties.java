package dev.novadraw.worker.drawing;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import dev.novadraw.engine.setting.Range;

/**
 * How drawings are decoded.
 *
 * @param processes how many processes may decode at a time; 0 is one for each core
 * @param timeLimit after this much work a process is killed and its drawing is unreadable
 */
@ConfigurationProperties("nova.normalizer")
record NormalizerProperties(@DefaultValue("0") int processes, @DefaultValue("12s") Duration timeLimit) {

	NormalizerProperties {
		Range.require("nova.normalizer.processes", processes, 0, 64);
		Range.require("nova.normalizer.time-limit", timeLimit, Duration.ofMillis(100), Duration.ofMinutes(1));
	}

	int mostProcesses() {
		return (this.processes > 0) ? this.processes : Runtime.getRuntime().availableProcessors();
	}

}
