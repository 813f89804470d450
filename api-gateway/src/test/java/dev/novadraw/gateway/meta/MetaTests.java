package dev.novadraw.gateway.meta;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import dev.novadraw.engine.dispatch.WorkerReport;
import dev.novadraw.engine.dispatch.WorkerRepository;
import dev.novadraw.engine.json.Json;
import dev.novadraw.gateway.Gateway;
import dev.novadraw.gateway.Reply;
import dev.novadraw.gateway.TestClient;
import dev.novadraw.gateway.caller.ClientLimits;

import static org.assertj.core.api.Assertions.assertThat;

class MetaTests {

	@Test
	void listsKindsAndLimits() {
		Reply reply = Gateway.shared().get("/v1/meta");

		assertThat(reply.status()).isEqualTo(200);
		assertThat(reply.at("/object")).isEqualTo("meta");
		assertThat(reply.at("/version")).isNotBlank();
		assertThat(reply.json().at("/languages").toString()).isEqualTo("[\"en\",\"de\"]");
		assertThat(reply.at("/kinds/1/name")).isEqualTo("story");
		assertThat(reply.at("/kinds/1/collection")).isEqualTo("stories");
		assertThat(reply.json().at("/limits")).isEqualTo(Json.MAPPER.readTree(
				"""
						{"drawing_bytes": 10485760, "drawing_pixels": 25000000, "drawing_side_max": 8192, "drawing_side_min": 50,
						"idempotency_key": 255, "metadata_key": 40, "metadata_pairs": 50, "metadata_value": 500, "user": 64,
						"wait_seconds": 60}"""));
		assertThat(reply.json().at("/your_limits").isNull()).isTrue();
		assertThat(reply.json().at("/egress_addresses")).isEmpty();
	}

	@Test
	void listsTheModelsInUse() {
		Gateway gateway = Gateway.shared();
		WorkerRepository workers = gateway.part(WorkerRepository.class);
		workers.report(new WorkerReport("worker-for-meta", 1, Set.of("opera"), "somebody", "opera-1",
				LocalDate.of(2031, 2, 3), "test"));

		JsonNode models = gateway.get("/v1/meta").json().at("/models");
		workers.leave("worker-for-meta");

		assertThat(models.valueStream().map(JsonNode::toString))
			.contains("{\"provider\":\"somebody\",\"model\":\"opera-1\",\"retires\":\"2031-02-03\"}");
		assertThat(gateway.get("/v1/meta").text()).doesNotContain("opera-1");
	}

	@Test
	void listsTheLimitsOfAKey() {
		Gateway gateway = Gateway.shared();
		ClientLimits own = new ClientLimits(7, null, 8, null, 9, null, null, 5, null, null);
		TestClient client = new TestClient(gateway, "c-" + UUID.randomUUID(), own);

		Reply reply = gateway.get("/v1/meta", "Authorization", client.bearer());

		assertThat(reply.json().at("/your_limits")).isEqualTo(Json.MAPPER.readTree("""
				{"requests_per_second": 7, "burst": 40, "jobs_per_minute": 8, "jobs_per_day": 1000, "queued_jobs": 9,
				"streams": 20, "uploads": 4, "user_jobs_per_minute": 5, "user_jobs_per_day": 200,
				"user_queued_jobs": 40}"""));
	}

	@Test
	void listsEgressAddresses() {
		assertThat(Gateway.other().get("/v1/meta").json().at("/egress_addresses").toString())
			.isEqualTo("[\"192.0.2.7\",\"2001:db8::7\"]");
	}

}
