package dev.novadraw.gateway;

import java.util.Set;
import java.util.UUID;

import org.springframework.jdbc.support.SqlArrayValue;

import dev.novadraw.gateway.caller.ClientLimits;
import dev.novadraw.gateway.caller.Scope;
import dev.novadraw.gateway.client.ClientAdministration;
import dev.novadraw.gateway.credential.Token;

/**
 * A new client with keys.
 */
public final class TestClient {

	private static final int MUCH = 1_000_000;

	private static final ClientLimits HARDLY_ANY = new ClientLimits(MUCH, MUCH, MUCH, MUCH, MUCH, MUCH, MUCH, MUCH,
			MUCH, MUCH);

	private final Gateway gateway;

	private final String name;

	private final Token key;

	public TestClient(Gateway gateway) {
		this(gateway, "client-" + UUID.randomUUID(), HARDLY_ANY);
	}

	public TestClient(Gateway gateway, String name, ClientLimits limits) {
		this.gateway = gateway;
		this.name = name;
		ClientAdministration clients = gateway.part(ClientAdministration.class);
		this.key = clients.create(name, false, Scope.USUAL, null);
		clients.change(name, (client, now) -> client.setLimits(limits));
	}

	public String name() {
		return this.name;
	}

	public Token key() {
		return this.key;
	}

	/**
	 * Adds a key, even if there are more than operators may create.
	 */
	public Token anotherKey(Set<Scope> scopes) {
		Token another = Token.create(Token.Type.LIVE);
		this.gateway.sql()
			.sql("insert into api_key (id, client, secret_hash, scopes) values (?, ?, ?, ?)")
			.params(another.id(), this.name, another.hash(),
					new SqlArrayValue("text", scopes.stream().map(Scope::id).toArray()))
			.update();
		return another;
	}

	/** Returns the value of the header Authorization. */
	public String bearer() {
		return bearer(this.key);
	}

	public static String bearer(Token token) {
		return "Bearer " + token.text();
	}

}
