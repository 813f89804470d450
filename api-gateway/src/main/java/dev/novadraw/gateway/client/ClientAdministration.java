package dev.novadraw.gateway.client;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import dev.novadraw.gateway.audit.AuditLog;
import dev.novadraw.gateway.caller.Scope;
import dev.novadraw.gateway.credential.Token;
import dev.novadraw.gateway.jpa.JpaConfiguration;

/**
 * The service behind the commands for clients and keys. It records each change in the
 * audit log.
 */
@Service
@Transactional(JpaConfiguration.TRANSACTIONS)
public class ClientAdministration {

	/** One key in use, and one that replaces it. */
	private static final int MAX_KEYS = 2;

	private final ClientRepository clients;

	private final ApiKeyRepository keys;

	private final AuditLog audit;

	ClientAdministration(ClientRepository clients, ApiKeyRepository keys, AuditLog audit) {
		this.clients = clients;
		this.keys = keys;
		this.audit = audit;
	}

	/**
	 * A client in the list of clients.
	 *
	 * @param client the client
	 * @param keys the number of its active keys
	 */
	public record Listed(Client client, long keys) {
	}

	/**
	 * Creates a client with its first key.
	 */
	public Token create(String name, boolean test, Set<Scope> scopes, @Nullable Integer days) {
		Client client = add(new Client(name, test));
		this.audit.recordCommand("client create", name);
		return addKey(client, scopes, days);
	}

	private Client add(Client client) {
		try {
			return this.clients.saveAndFlush(client);
		}
		catch (DataIntegrityViolationException ex) {
			throw new CommandException("A client '%s' already exists. To create another key: client key %s"
				.formatted(client.getId(), client.getId()));
		}
	}

	/**
	 * Creates another key for a client.
	 */
	public Token addKey(String name, Set<Scope> scopes, @Nullable Integer days) {
		// Locked, so that concurrent commands cannot exceed the maximum of keys.
		Client client = require(name, this.clients.findForUpdateById(name));
		Instant now = this.clients.now();
		if (keysOf(name).stream().filter((key) -> key.isActive(now)).count() >= MAX_KEYS) {
			throw new CommandException("'%s' has %d keys in use, which is the maximum. Revoke one first: client show %s"
				.formatted(name, MAX_KEYS, name));
		}
		return addKey(client, scopes, days);
	}

	private Token addKey(Client client, Set<Scope> scopes, @Nullable Integer days) {
		Token key = Token.create(client.isTest() ? Token.Type.TEST : Token.Type.LIVE);
		Instant end = (days != null) ? this.clients.now().plus(days, ChronoUnit.DAYS) : null;
		this.keys.save(new ApiKey(key, client, scopes, end));
		this.audit.recordCommand("client key", client.getId() + "/" + key.id());
		return key;
	}

	/**
	 * Changes a client, which is locked meanwhile.
	 * @param change the change; gets the client and the time of the database
	 */
	public void change(String name, BiConsumer<Client, Instant> change) {
		Client client = require(name, this.clients.findForUpdateById(name));
		change.accept(client, this.clients.now());
		this.audit.recordCommand("client change", name);
	}

	public void revoke(String id) {
		ApiKey key = this.keys.findById(id)
			.orElseThrow(() -> new CommandException(
					"There is no key '%s'. A key id is the 8 letters after nova_live_; 'client show NAME' lists them."
						.formatted(id)));
		key.revoke(this.clients.now());
		this.audit.recordCommand("client revoke", id);
	}

	public List<Listed> all() {
		Instant now = this.clients.now();
		Map<String, Long> active = this.keys.findAll()
			.stream()
			.filter((key) -> key.isActive(now))
			.collect(Collectors.groupingBy(ApiKey::getClient, Collectors.counting()));
		return this.clients.findAllByOrderById()
			.stream()
			.map((client) -> new Listed(client, active.getOrDefault(client.getId(), 0L)))
			.toList();
	}

	public Client require(String name) {
		return require(name, this.clients.findById(name));
	}

	private static Client require(String name, Optional<Client> client) {
		return client.orElseThrow(() -> new CommandException(
				"There is no client '%s'. To list all clients: client list".formatted(name)));
	}

	public List<ApiKey> keysOf(String name) {
		return this.keys.findByClientOrderByCreatedAtAscIdAsc(name);
	}

}
