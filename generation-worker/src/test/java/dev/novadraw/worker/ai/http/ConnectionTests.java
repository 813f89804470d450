package dev.novadraw.worker.ai.http;

import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.InstantSource;

import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.novadraw.worker.ai.hostile.Behavior;
import dev.novadraw.worker.ai.hostile.HostileProvider;
import dev.novadraw.worker.ai.hostile.Protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Connections that servers close while they are not used.
 */
class ConnectionTests {

	private static final Duration KEEP_ALIVE = Duration.ofMillis(200);

	private final HostileProvider provider = HostileProvider.start();

	private final ProviderHttpClient client = new ProviderHttpClient(InstantSource.system());

	@AfterEach
	void stops() {
		this.provider.close();
	}

	@Test
	void losesNoRequestToAServerThatClosesConnectionsSooner() throws Exception {
		this.provider.setKeepAlive(KEEP_ALIVE);
		for (int request = 1; request <= 5; request++) {
			assertThat(fetch()).contains("choices");
			assertThat(this.provider.calls()).isEqualTo(request);
			awaitNoConnection();
		}
		assertThat(this.provider.connections()).isEqualTo(5);
	}

	private void awaitNoConnection() {
		Awaitility.await("the end of the connection")
			.atMost(Duration.ofMinutes(2))
			.until(() -> this.provider.openConnections() == 0);
	}

	@Test
	void reusesAConnectionThatIsOpen() throws Exception {
		for (int request = 1; request <= 5; request++) {
			fetch();
		}

		assertThat(this.provider.connections()).isOne();
	}

	/** Five seconds is what many servers wait. */
	@Test
	void closesUnusedConnectionsBeforeServersDo() throws Exception {
		fetch();
		assertThat(ProviderHttpClient.KEEP_ALIVE).isLessThan(Duration.ofSeconds(5));

		awaitNoConnection();
	}

	@Test
	void repeatsARequestOnceIfItsReusedConnectionEnds() throws Exception {
		fetch();
		this.provider.setBehavior((call) -> (call == 2) ? Behavior.RESET_BEFORE : Behavior.OK);

		assertThat(fetch()).contains("choices");

		assertThat(this.provider.calls()).isEqualTo(3);
	}

	@Test
	void repeatsNoRequestOnANewConnection() {
		this.provider.setBehavior(Behavior.RESET_BEFORE);

		assertThatExceptionOfType(IOException.class).isThrownBy(this::fetch);

		assertThat(this.provider.calls()).isOne();
	}

	@Test
	void repeatsNoRequestAfterTheFirstByte() throws Exception {
		fetch();
		this.provider.setBehavior(Behavior.RESET_IN_BODY);

		assertThatExceptionOfType(IOException.class).isThrownBy(this::fetch);

		assertThat(this.provider.calls()).isEqualTo(2);
	}

	@Test
	void knowsThatNothingWasSent() throws Exception {
		int port;
		try (ServerSocket closed = new ServerSocket(0)) {
			port = closed.getLocalPort();
		}
		try (Connection connection = this.client.connect(Duration.ofSeconds(5))) {
			Request request = new Request.Builder().url("http://127.0.0.1:" + port).build();

			assertThatExceptionOfType(UnsentRequestException.class).isThrownBy(() -> connection.fetch(request));

			assertThat(connection.isSent()).isFalse();
		}
	}

	private String fetch() throws IOException {
		try (Connection connection = this.client.connect(Duration.ofMinutes(1))) {
			return connection
				.fetch(new Request.Builder().url(this.provider.baseUrl(Protocol.OPENAI) + "/chat/completions")
					.post(RequestBody.create("{\"model\": \"a\"}", MediaType.get("application/json")))
					.build());
		}
	}

}
