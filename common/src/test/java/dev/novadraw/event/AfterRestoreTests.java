package dev.novadraw.event;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

import dev.novadraw.client.OwnerStatements;
import dev.novadraw.job.Database;
import dev.novadraw.job.JobId;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * The numbers of transactions in a database that was restored on another server.
 */
class AfterRestoreTests {

	private static final Path SCRIPT = Path.of("../deploy/after-restore.sql");

	/** The number of a transaction of a server that has done much more than this one. */
	private static final String FAR_AHEAD = "1000000000000";

	private static final int ALL = 100;

	private final Database database = new Database();

	private final JobEvents events = new JobEvents(this.database.engine,
			new OwnerStatements(new NamedParameterJdbcTemplate(Database.APPLICATION)));

	@Test
	void publishesWhatHadNotBeenPublishedAndWhatComesLater() {
		this.database.submitted();
		List<JobEvent> published = this.events.next(ALL);
		this.events.published(published.getLast());
		this.events.checkPosition();
		JobId waiting = this.database.submitted();
		cameFromAnotherServer();
		assertThat(this.events.next(ALL)).isEmpty();
		assertThatIllegalStateException().isThrownBy(this.events::checkPosition)
			.withMessageContaining("deploy/after-restore.sql");

		this.database.sql.sql(script()).update();
		this.events.checkPosition();
		JobId latest = this.database.submitted();

		assertThat(this.events.next(ALL)).extracting(JobEvent::job).containsExactly(waiting, latest);
	}

	private void cameFromAnotherServer() {
		this.database.sql.sql("""
				alter table job_event disable trigger job_event_is_append_only;
				update job_event set tx = (tx::text::bigint + %1$s)::text::xid8;
				update event_relay set tx = (tx::text::bigint + %1$s)::text::xid8;
				alter table job_event enable trigger job_event_is_append_only
				""".formatted(FAR_AHEAD)).update();
	}

	private static String script() {
		try {
			return Files.readString(SCRIPT);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
