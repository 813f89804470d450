package dev.novadraw.standalone;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class OutageReportTests {

	private final Map<String, String> outages = new HashMap<>();

	private final List<String> terminal = new ArrayList<>();

	private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1);

	private final OutageReport report = new OutageReport(() -> this.outages, this.terminal::add, this.nanos::get);

	@Test
	void writesALineWhenAnOutageBeginsOneAMinuteAndOneWhenItEnds() {
		check(5);
		this.outages.put("Kafka", "no room");
		check(130);
		this.outages.clear();
		check(5);

		assertThat(this.terminal).containsExactly("Kafka does not serve: no room",
				"Kafka still does not serve after 60 s: no room", "Kafka still does not serve after 120 s: no room",
				"Kafka serves again after 130 s");
	}

	@Test
	void reportsEachServerByItself() {
		this.outages.put("Kafka", "no room");
		check(1);
		this.outages.put("PostgreSQL", "killed");
		check(1);
		this.outages.remove("Kafka");
		check(1);
		this.outages.put("Kafka", "no room again");
		check(1);

		assertThat(this.terminal).containsExactly("Kafka does not serve: no room", "PostgreSQL does not serve: killed",
				"Kafka serves again after 2 s", "Kafka does not serve: no room again");
	}

	private void check(int seconds) {
		for (int i = 0; i < seconds; i++) {
			this.report.check();
			this.nanos.addAndGet(Duration.ofSeconds(1).toNanos());
		}
	}

}
