package dev.novadraw.gateway.idempotency;

import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import dev.novadraw.gateway.Gateway;
import dev.novadraw.gateway.Multipart;
import dev.novadraw.gateway.Reply;
import dev.novadraw.gateway.Servers;
import dev.novadraw.gateway.upload.TestDrawings;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A bulkhead with four connections, of which three may write at a time.
 */
class WriteBulkheadTests {

	/**
	 * Enough uploads that some time out while waiting for the bulkhead, although three at
	 * a time time out on the lock.
	 */
	private static final int UPLOADS = 30;

	private static final Gateway GATEWAY = Gateway.start(Servers.KAFKA.bootstrapServers(),
			"--spring.datasource.hikari.maximum-pool-size=4");

	@AfterAll
	static void stop() {
		GATEWAY.stop();
	}

	@Test
	void leavesAConnectionForReadsWhileWritesAreStuck() throws Exception {
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Future<Reply>> uploads;
			try (Connection lock = Gateway.shared().administrator().getConnection();
					Statement statement = lock.createStatement()) {
				lock.setAutoCommit(false);
				statement.execute("LOCK TABLE job IN SHARE MODE");
				uploads = new ArrayList<>(Collections.nCopies(UPLOADS, 0)
					.stream()
					.map((_) -> threads.submit(WriteBulkheadTests::submit))
					.toList());
				Reply busy = firstBusy(uploads);

				assertThat(busy.status()).isEqualTo(503);
				assertThat(busy.at("/code")).isEqualTo("UPLOADS_BUSY");
				assertThat(busy.header("Retry-After")).isEqualTo("2");
				assertThat(GATEWAY.get("/v1/jobs?limit=1").status()).isEqualTo(200);
				lock.rollback();
			}
			for (Future<Reply> upload : uploads) {
				assertThat(upload.get().status()).isIn(202, 503);
			}
			assertThat(submit().status()).isEqualTo(202);
		}
	}

	// The first responses may be those of uploads that passed the bulkhead and waited for
	// the lock.
	private static Reply firstBusy(List<Future<Reply>> uploads) {
		return Awaitility.await("an upload that waited for its turn")
			.until(() -> uploads.stream()
				.filter(Future::isDone)
				.map(Future::resultNow)
				.filter((reply) -> "UPLOADS_BUSY".equals(reply.at("/code")))
				.findFirst(), Optional::isPresent)
			.orElseThrow();
	}

	private static Reply submit() {
		return GATEWAY.post("/v1/stories", Multipart.drawing(TestDrawings.png(60, 60)));
	}

}
