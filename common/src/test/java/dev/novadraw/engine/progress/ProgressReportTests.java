package dev.novadraw.engine.progress;

import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import dev.novadraw.engine.job.JobId;
import dev.novadraw.engine.json.Json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

class ProgressReportTests {

	private static final JobId JOB = new JobId(UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057"));

	private static final UUID KEY = UUID.randomUUID();

	private final ProgressReport report = ProgressReport.of(JOB, KEY, 3, 1, Map.of("en", "Pip sang."));

	@Test
	void isReadWithTheKeyOfTheJob() {
		ProgressReport arrived = Json.MAPPER.readValue(Json.MAPPER.writeValueAsBytes(this.report),
				ProgressReport.class);

		assertThat(arrived.open(KEY).orElseThrow().path("en").asString()).isEqualTo("Pip sang.");
		assertThat(arrived.job()).isEqualTo(JOB);
	}

	@Test
	void isUnreadableWithoutTheKey() {
		assertThat(this.report.open(UUID.randomUUID())).isEmpty();
		assertThat(new String(Json.MAPPER.writeValueAsBytes(this.report), ISO_8859_1)).doesNotContain("Pip", "UGlw");
		assertThat(this.report).asString().doesNotContain("Pip");
	}

	@Test
	void isRejectedWhenItWasChanged() {
		assertThat(new ProgressReport(JOB, 3, 2, this.report.sealed()).open(KEY)).isEmpty();
		assertThat(new ProgressReport(JOB, 4, 1, this.report.sealed()).open(KEY)).isEmpty();
		assertThat(new ProgressReport(JOB, 3, 1, new byte[] { 1, 2, 3 }).open(KEY)).isEmpty();
		assertThat(new ProgressReport(JOB, 3, 1, new byte[0]).open(KEY)).isEmpty();
	}

	@Test
	void isRejectedWhenItIsTooLong() {
		ProgressReport report = ProgressReport.of(JOB, KEY, 3, 1, Map.of("en", "x".repeat(1_000_000)));

		assertThat(report.open(KEY)).isEmpty();
	}

	@Test
	void looksDifferentEachTime() {
		ProgressReport next = ProgressReport.of(JOB, KEY, 3, 2, Map.of("en", "Pip sang."));

		assertThat(next.sealed()).isNotEqualTo(this.report.sealed());
	}

}
