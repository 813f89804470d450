package dev.novadraw.chaos.fault;

import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;

import dev.novadraw.chaos.rig.Member;
import dev.novadraw.gateway.credential.Token;

/**
 * A client with a key and a job limit that all gateways enforce together.
 */
public final class LimitedClient {

	private static final int ACCEPTED = 202;

	private static final int REFUSED = 429;

	private final Token key = Token.create(Token.Type.LIVE);

	private final int perMinute;

	private final Stage stage;

	private int refused;

	private LimitedClient(Stage stage, int perMinute) {
		this.stage = stage;
		this.perMinute = perMinute;
	}

	public static LimitedClient create(Stage stage, int perMinute) {
		LimitedClient client = new LimitedClient(stage, perMinute);
		String name = "limited-" + client.key.id().toLowerCase(Locale.ROOT);
		stage.evidence().update("insert into client (id) values ('%s')".formatted(name));
		stage.evidence()
			.update("insert into api_key (id, client, secret_hash, scopes) values ('%s', '%s', '\\x%s', '{%s}')"
				.formatted(client.key.id(), name, HexFormat.of().formatHex(client.key.hash()), "jobs:write,jobs:read"));
		return client;
	}

	/**
	 * Returns the environment variables of a gateway that limits this client.
	 * @param additional additional variables
	 */
	public Map<String, String> environment(Map<String, String> additional) {
		Map<String, String> environment = new HashMap<>(additional);
		environment.putAll(Map.of("NOVA_ACCESS", "keys", "NOVA_LIMIT_JOBS_MINUTE", Integer.toString(this.perMinute),
				"NOVA_LIMIT_REQUESTS", "1000", "NOVA_LIMIT_BURST", "1000"));
		return environment;
	}

	/**
	 * Submits until a job is rejected with 429, and returns the number of accepted jobs.
	 */
	public int submitUntilRefused(Member gateway) {
		int accepted = 0;
		// Bounds the loop if the limit is not enforced.
		while (accepted < 10 * this.perMinute) {
			int status = this.stage.clients().submit(gateway, this.key.text());
			if (status == REFUSED) {
				this.refused++;
				break;
			}
			accepted += (status == ACCEPTED) ? 1 : 0;
		}
		return accepted;
	}

	public int refused() {
		return this.refused;
	}

	/**
	 * Returns the maximum number of jobs that may be accepted within a duration; gateways
	 * may exceed the limit by one percent.
	 */
	public int max(Duration time) {
		double jobs = this.perMinute * (1 + time.toMillis() / 60_000.0);
		return (int) Math.ceil(jobs * 1.01) + 1;
	}

}
