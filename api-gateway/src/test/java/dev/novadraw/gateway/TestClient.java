package dev.novadraw.gateway;

import java.util.Set;
import java.util.UUID;

import dev.novadraw.gateway.caller.ClientLimits;
import dev.novadraw.gateway.caller.Scope;
import dev.novadraw.gateway.credential.ApiKeyRepository;
import dev.novadraw.gateway.credential.ClientRepository;
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
		gateway.part(ClientRepository.class).add(name, false);
		gateway.part(ClientRepository.class).change(name, limits, null, true);
		this.key = anotherKey(Scope.USUAL);
	}

	public String name() {
		return this.name;
	}

	public Token key() {
		return this.key;
	}

	public Token anotherKey(Set<Scope> scopes) {
		Token another = Token.create(Token.Type.LIVE);
		this.gateway.part(ApiKeyRepository.class).add(another, this.name, scopes, null);
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
