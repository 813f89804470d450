package dev.novadraw.engine.object;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;

import org.springframework.dao.DataIntegrityViolationException;

import dev.novadraw.embedded.EmbeddedObjectStore;
import dev.novadraw.engine.drawing.NewDrawing;
import dev.novadraw.engine.drawing.PlacedDrawing;
import dev.novadraw.engine.job.Database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ObjectStoreTests {

	private static final EmbeddedObjectStore SERVER = EmbeddedObjectStore.start();

	private static final byte[] PIG = "a pig".getBytes(StandardCharsets.UTF_8);

	private final Database database = new Database();

	private final S3Client s3 = new ObjectConfiguration().s3(settings("for tests alone"));

	private final ObjectGarbageRepository garbage = new ObjectGarbageRepository(this.database.engine);

	private final ObjectStore store = new ObjectStore(this.s3, EmbeddedObjectStore.BUCKET, this.garbage);

	private final ObjectSweeper sweeper = new ObjectSweeper(this.store, this.garbage);

	@AfterAll
	static void stop() {
		SERVER.close();
	}

	@AfterEach
	void clear() {
		SERVER.keys().forEach((key) -> this.store.remove(List.of(key)));
		this.s3.close();
	}

	@Test
	void returnsWhatWasAdded() throws IOException {
		String key = this.store.add("anna", PIG, "image/png");

		assertThat(key).startsWith("anna/").hasSize("anna/".length() + 22);
		try (InputStream content = this.store.open(key)) {
			assertThat(content.readAllBytes()).isEqualTo(PIG);
		}
	}

	@Test
	void removesUnreferencedObjects() {
		String key = this.store.add("anna", PIG, "image/png");
		this.sweeper.sweep();
		assertThat(SERVER.keys()).as("its time has not come").containsExactly(key);

		due(key);
		this.sweeper.sweep();

		assertThat(SERVER.keys()).isEmpty();
		assertThat(noted()).isEmpty();
		assertThatThrownBy(() -> this.store.open(key)).isInstanceOf(FileNotFoundException.class);
	}

	@Test
	void leavesAloneWhatATransactionIsAboutToReferTo() {
		String key = this.store.add("anna", PIG, "image/png");
		due(key);

		Database.inTransaction((sql) -> {
			sql.sql("delete from object_garbage where object_key = ?").param(key).update();
			CompletableFuture.runAsync(this.sweeper::sweep).join();
		});

		assertThat(SERVER.keys()).containsExactly(key);
	}

	@Test
	void keepsWhatItCouldNotRemoveForLater() {
		String key = this.store.add("anna", PIG, "image/png");
		due(key);

		SERVER.makeUnreachable();
		try {
			assertThatThrownBy(this.sweeper::sweep).isInstanceOf(StoreUnavailableException.class);
		}
		finally {
			SERVER.makeReachable();
		}
		assertThat(noted()).containsExactly(key);

		due(key);
		this.sweeper.sweep();
		assertThat(SERVER.keys()).isEmpty();
	}

	@Test
	void keepsNoTransactionOpenWhileTheStoreRemoves() {
		due(this.store.add("anna", PIG, "image/png"));
		List<Long> open = new ArrayList<>();

		sweepingMeanwhile(() -> open.add(openTransactions()));

		assertThat(open).containsExactly(0L);
		assertThat(noted()).isEmpty();
	}

	@Test
	void letsNoRowReferToWhatItIsRemoving() {
		String key = this.store.add("anna", PIG, "image/png");
		due(key);

		sweepingMeanwhile(() -> assertThatThrownBy(() -> this.database.submitted(drawing(key)))
			.isInstanceOf(DataIntegrityViolationException.class));

		assertThat(SERVER.keys()).isEmpty();
	}

	@Test
	void letsARowReferToWhatIsOnlyExpected() {
		String key = this.store.add("anna", PIG, "image/png");

		this.database.submitted(drawing(key));

		assertThat(noted()).isEmpty();
	}

	private void sweepingMeanwhile(Runnable meanwhile) {
		ObjectStore watched = new ObjectStore(this.s3, EmbeddedObjectStore.BUCKET, this.garbage) {
			@Override
			void remove(List<String> keys) {
				meanwhile.run();
				super.remove(keys);
			}
		};
		new ObjectSweeper(watched, this.garbage).sweep();
	}

	private long openTransactions() {
		return this.database.sql.sql("""
				select count(*) from pg_stat_activity
				where datname = current_database() and state like 'idle in transaction%'""").query(Long.class).single();
	}

	private static PlacedDrawing drawing(String key) {
		return new PlacedDrawing(new NewDrawing("image/png", 1, 1, PIG), key);
	}

	@Test
	void saysWhyItCannotBeUsed() {
		try (S3Client other = new ObjectConfiguration().s3(settings("guessed"))) {
			ObjectStore refused = new ObjectStore(other, EmbeddedObjectStore.BUCKET, this.garbage);

			assertThatThrownBy(() -> refused.add("anna", PIG, "image/png"))
				.isInstanceOf(StoreUnavailableException.class)
				.hasMessage("The object store answered 403 SignatureDoesNotMatch");
		}
	}

	@Test
	void recordsAnObjectWhoseUploadFails() {
		SERVER.makeUnreachable();
		try {
			assertThatThrownBy(() -> this.store.add("anna", PIG, "image/png"))
				.isInstanceOf(StoreUnavailableException.class);
		}
		finally {
			SERVER.makeReachable();
		}

		assertThat(noted()).hasSize(1);
	}

	private void due(String key) {
		this.database.sql.sql("update object_garbage set not_before = now() where object_key = ?").param(key).update();
	}

	private List<String> noted() {
		return this.database.sql.sql("select object_key from object_garbage").query(String.class).list();
	}

	private static ObjectStoreProperties settings(String secret) {
		return new ObjectStoreProperties(EmbeddedObjectStore.BUCKET, SERVER.endpoint().toString(), "us-east-1",
				EmbeddedObjectStore.ACCESS_KEY, secret);
	}

}
