package dev.novadraw.gateway.client;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import dev.novadraw.engine.database.AsEngine;
import dev.novadraw.gateway.audit.AuditLog;
import dev.novadraw.gateway.caller.Scope;
import dev.novadraw.gateway.credential.ApiKeyRepository;
import dev.novadraw.gateway.credential.ClientRepository;
import dev.novadraw.gateway.credential.ClientRepository.Listed;
import dev.novadraw.gateway.credential.Token;

/**
 * The service behind the commands for clients and keys. It records each change in the
 * audit log.
 */
@Service
public class ClientAdministration {

	/** One key in use, and one that replaces it. */
	private static final int MAX_KEYS = 2;

	private final ClientRepository clients;

	private final ApiKeyRepository keys;

	private final AuditLog audit;

	private final TransactionTemplate transaction;

	ClientAdministration(ClientRepository clients, ApiKeyRepository keys, AuditLog audit,
			@AsEngine PlatformTransactionManager transactions) {
		this.clients = clients;
		this.keys = keys;
		this.audit = audit;
		this.transaction = new TransactionTemplate(transactions);
	}

	/**
	 * Creates a client with its first key.
	 */
	public Token create(String name, boolean test, Set<Scope> scopes, @Nullable Integer days) {
		return inTransaction(() -> {
			if (!this.clients.add(name, test)) {
				throw new CommandException(
						"A client '%s' already exists. To create another key: client key %s".formatted(name, name));
			}
			this.audit.recordCommand("client create", name);
			return addKey(name, scopes, days);
		});
	}

	/**
	 * Creates another key for a client.
	 */
	public Token addKey(String name, Set<Scope> scopes, @Nullable Integer days) {
		return inTransaction(() -> {
			Listed client = require(name);
			if (this.keys.countForUpdate(name) >= MAX_KEYS) {
				throw new CommandException(
						"'%s' has %d keys in use, which is the maximum. Revoke one first: client show %s"
							.formatted(name, MAX_KEYS, name));
			}
			Token key = Token.create(client.test() ? Token.Type.TEST : Token.Type.LIVE);
			this.keys.add(key, name, scopes, days);
			this.audit.recordCommand("client key", name + "/" + key.id());
			return key;
		});
	}

	/**
	 * Changes a client.
	 * @param change the function from the current client to the new one
	 */
	public void change(String name, UnaryOperator<Listed> change) {
		inTransaction(() -> {
			Listed wanted = change.apply(require(name));
			this.clients.change(name, wanted.limits(), wanted.keepDays(), wanted.disabledAt() == null);
			this.audit.recordCommand("client change", name);
			return wanted;
		});
	}

	public void revoke(String key) {
		inTransaction(() -> {
			if (!this.keys.revoke(key)) {
				throw new CommandException(
						"There is no key '%s'. A key id is the 8 letters after nova_live_; 'client show NAME' lists them."
							.formatted(key));
			}
			this.audit.recordCommand("client revoke", key);
			return key;
		});
	}

	public List<Listed> all() {
		return this.clients.all();
	}

	public Listed require(String name) {
		return this.clients.find(name)
			.orElseThrow(() -> new CommandException(
					"There is no client '%s'. To list all clients: client list".formatted(name)));
	}

	public List<ApiKeyRepository.Listed> keysOf(String name) {
		return this.keys.of(name);
	}

	private <T> T inTransaction(Supplier<T> work) {
		return Objects.requireNonNull(this.transaction.execute((status) -> work.get()));
	}

}
