package dev.novadraw.worker.drawing;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How drawings are decoded.
 *
 * @param processes how many processes may decode at a time; 0 is one for each core
 * @param timeLimit after this much work a process is killed and its drawing is unreadable
 */
@ConfigurationProperties("nova.normalizer")
record NormalizerSettings(@DefaultValue("0") int processes, @DefaultValue("12s") Duration timeLimit) {

	NormalizerSettings {
		if (processes < 0 || processes > 64) {
			throw new IllegalArgumentException(
					"nova.normalizer.processes is %d and must be 0 to 64".formatted(processes));
		}
		if (timeLimit.compareTo(Duration.ofMillis(100)) < 0 || timeLimit.compareTo(Duration.ofMinutes(1)) > 0) {
			throw new IllegalArgumentException(
					"nova.normalizer.time-limit is %s and must be 100ms to 1m".formatted(timeLimit));
		}
	}

	int mostProcesses() {
		return (this.processes > 0) ? this.processes : Runtime.getRuntime().availableProcessors();
	}

}
