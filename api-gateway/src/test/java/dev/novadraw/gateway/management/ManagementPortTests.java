package dev.novadraw.gateway.management;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.novadraw.gateway.Gateway;
import dev.novadraw.gateway.Reply;
import dev.novadraw.gateway.TestClient;
import dev.novadraw.gateway.caller.Scope;

import static org.assertj.core.api.Assertions.assertThat;

class ManagementPortTests {

	private static final Gateway GATEWAY = Gateway.startWithKeys("--nova.management.port=0");

	private final TestClient client = new TestClient(GATEWAY);

	@AfterAll
	static void stop() {
		GATEWAY.stop();
	}

	@ParameterizedTest
	@CsvSource({ "/livez, 200, 200", "/readyz, 200, 200", "/actuator/health, 404, 200",
			"/actuator/health/readiness, 404, 200", "/v1/operations/rules, 404, 200",
			"/v1/%6Fperations/rules, 404, 200", "/v1/jobs, 200, 404", "/health, 200, 404",
			"/docs/index.html, 200, 404" })
	void servesHealthAndOperationsApartFromClients(String path, int toClients, int toManagement) {
		String operator = TestClient.bearer(this.client.anotherKey(Set.of(Scope.OPERATIONS, Scope.JOBS_READ)));

		assertThat(GATEWAY.get(path, "Authorization", operator).status()).isEqualTo(toClients);
		assertThat(managed(path, "Authorization", operator).status()).isEqualTo(toManagement);
	}

	@Test
	void wantsAKeyForOperationsAndNoneForHealth() {
		Reply withoutKey = managed("/v1/operations/rules");

		assertThat(withoutKey.status()).isEqualTo(401);
		assertThat(withoutKey.at("/code")).isEqualTo("KEY_MISSING");
		assertThat(managed("/v1/operations/rules", "Authorization", this.client.bearer()).status()).isEqualTo(403);
		assertThat(managed("/livez").text()).isEqualTo("{\"status\":\"UP\"}");
	}

	@Test
	void isAliveWhileNoCarrierOfVirtualThreadsIsFree() throws InterruptedException {
		AtomicBoolean busy = new AtomicBoolean(true);
		int threads = Runtime.getRuntime().availableProcessors();
		CountDownLatch begun = new CountDownLatch(threads);
		try {
			IntStream.range(0, threads).forEach((i) -> Thread.ofVirtual().start(() -> {
				begun.countDown();
				while (busy.get()) {
					Thread.onSpinWait();
				}
			}));
			assertThat(begun.await(60, TimeUnit.SECONDS)).isTrue();
			CompletableFuture<Reply> ofClients = GATEWAY.getLater("/livez");

			assertThat(managed("/livez").status()).isEqualTo(200);

			assertThat(ofClients).isNotDone();
			busy.set(false);
			assertThat(ofClients).succeedsWithin(Duration.ofSeconds(60)).extracting(Reply::status).isEqualTo(200);
		}
		finally {
			busy.set(false);
		}
	}

	@Test
	void isNotReadyWhileTheRoleOfTheEngineHasNoRights() {
		try {
			GATEWAY.sql().sql("grant nova_engine to nova_gateway with inherit false").update();

			Awaitility.await("the gateway not to be ready").until(() -> managed("/readyz").status() == 503);
			assertThat(managed("/livez").status()).isEqualTo(200);
		}
		finally {
			GATEWAY.sql().sql("grant nova_engine to nova_gateway with inherit true").update();
		}
		Awaitility.await("the gateway to be ready").until(() -> managed("/readyz").status() == 200);
	}

	private static Reply managed(String path, String... headers) {
		return GATEWAY.get("http://127.0.0.1:" + GATEWAY.part(ManagementPort.class).number() + path, headers);
	}

}
