package dev.novadraw.gateway.audit;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import dev.novadraw.gateway.Gateway;
import dev.novadraw.gateway.Multipart;
import dev.novadraw.gateway.Reply;
import dev.novadraw.gateway.TestClient;
import dev.novadraw.gateway.caller.Scope;
import dev.novadraw.gateway.credential.Token;
import dev.novadraw.gateway.upload.TestDrawings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

class AuditTests {

	private final Gateway gateway = Gateway.shared();

	private final TestClient client = new TestClient(this.gateway);

	@Test
	void recordsWhatOperatorsChange() {
		Token operator = this.client.anotherKey(Set.of(Scope.OPERATIONS));

		send(operator, "PUT", "/v1/operations/rules/model/audited", "{\"paused\": true, \"reason\": \"a secret\"}");
		send(operator, "DELETE", "/v1/operations/rules/model/audited", "");
		send(operator, "POST", "/v1/operations/redrives", "{\"kind\": \"nothing-like-it\"}");
		send(operator, "GET", "/v1/operations/rules", "");

		assertThat(entries())
			.extracting((entry) -> entry.get("action").asString(), (entry) -> entry.get("subject").asString())
			.containsExactly(tuple("POST /v1/operations/redrives", ""),
					tuple("DELETE /v1/operations/rules/{scope}/{key}", "model/audited"),
					tuple("PUT /v1/operations/rules/{scope}/{key}", "model/audited"));
		assertThat(entries()).allSatisfy((entry) -> {
			assertThat(entry.get("key_id").asString()).isEqualTo(operator.id());
			assertThat(entry.get("client").asString()).isEqualTo(this.client.name());
			assertThat(entry.get("operator").isNull()).isTrue();
			assertThat(entry.get("at").asString()).isNotEmpty();
		});
		assertThat(entries().toString()).doesNotContain("secret");
	}

	@Test
	void recordsErasuresAndExportsWithoutNamingAUser() {
		Token key = this.client.key();
		String job = this.gateway
			.post("/v1/stories", Multipart.drawing(TestDrawings.png(60, 60)).field("user", "child-1"), "Authorization",
					this.client.bearer())
			.at("/id");

		assertThat(send(key, "GET", "/v1/users/child-1/export", "").status()).isEqualTo(200);
		send(key, "DELETE", "/v1/jobs/" + job, "");
		send(key, "DELETE", "/v1/jobs/anything", "");
		send(key, "DELETE", "/v1/users/child-1", "");

		List<JsonNode> entries = entries();
		assertThat(entries).extracting((entry) -> entry.get("action").asString())
			.containsExactly("DELETE /v1/users/{user}", "DELETE /v1/jobs/{id}", "DELETE /v1/jobs/{id}",
					"GET /v1/users/{user}/export");
		assertThat(entries.get(2).get("subject").asString()).isEqualTo(job);
		assertThat(entries.get(1).get("subject").asString()).isEqualTo("no-id");
		assertThat(entries.get(0).get("subject").asString()).startsWith("user:")
			.isEqualTo(entries.get(3).get("subject").asString());
		assertThat(entries.toString()).doesNotContain("child-1", "anything");
	}

	@Test
	void isReadAPageAtATimeLatestFirst() {
		for (int i = 0; i < 3; i++) {
			send(this.client.key(), "DELETE", "/v1/images/" + i, "");
		}
		String address = "/v1/operations/audit?client=" + this.client.name();

		Reply first = this.gateway.get(address + "&limit=2");
		Reply second = this.gateway.get(address + "&limit=2&cursor=" + first.at("/next_cursor"));

		assertThat(first.json().at("/data")).hasSize(2);
		assertThat(first.json().at("/has_more").booleanValue()).isTrue();
		assertThat(second.json().at("/data")).hasSize(1);
		assertThat(second.json().at("/has_more").booleanValue()).isFalse();
		assertThat(this.gateway.get("/v1/operations/audit?knid=x").at("/code")).isEqualTo("INVALID_PARAMETER");
	}

	@ParameterizedTest
	@ValueSource(strings = { "update audit set subject = 'x'", "delete from audit", "truncate audit" })
	void cannotBeChanged(String statement) {
		send(this.client.key(), "DELETE", "/v1/images/x", "");

		assertThatThrownBy(() -> this.gateway.sql().sql(statement).update()).hasMessageContaining("append-only");

		assertThat(entries()).hasSize(1);
	}

	private List<JsonNode> entries() {
		return this.gateway.get("/v1/operations/audit?limit=100&client=" + this.client.name())
			.json()
			.at("/data")
			.valueStream()
			.toList();
	}

	private Reply send(Token key, String method, String path, String body) {
		return this.gateway.send(method, path, BodyPublishers.ofString(body), "Authorization", TestClient.bearer(key),
				"Content-Type", "application/json");
	}

}
