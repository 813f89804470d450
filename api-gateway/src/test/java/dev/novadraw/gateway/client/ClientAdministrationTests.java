package dev.novadraw.gateway.client;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import dev.novadraw.gateway.Gateway;
import dev.novadraw.gateway.caller.ClientLimits;
import dev.novadraw.gateway.caller.Scope;
import dev.novadraw.gateway.client.ClientAdministration.Listed;
import dev.novadraw.gateway.credential.Token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ClientAdministrationTests {

	private static final ClientLimits SOME = new ClientLimits(7, null, null, null, null, null, null, null, null, 3);

	private final Gateway gateway = Gateway.shared();

	private final ClientAdministration clients = this.gateway.part(ClientAdministration.class);

	private final String name = "c-" + UUID.randomUUID();

	@Test
	void readsWhatItHasWritten() {
		Token key = this.clients.create(this.name, true, Scope.USUAL, 30);
		this.clients.change(this.name, (client, now) -> {
			client.setLimits(SOME);
			client.setKeepDays(7);
			client.disable(now);
		});

		Client client = this.clients.require(this.name);
		assertThat(client.isTest()).isTrue();
		assertThat(client.getLimits()).isEqualTo(SOME);
		assertThat(client.getKeepDays()).isEqualTo(7);
		assertThat(client.getDisabledAt()).isAfterOrEqualTo(client.getCreatedAt());
		assertThat(this.clients.keysOf(this.name)).singleElement().satisfies((found) -> {
			assertThat(found.getId()).isEqualTo(key.id());
			assertThat(found.getScopes())
				.containsExactlyElementsOf(Scope.USUAL.stream().map(Scope::id).sorted().toList());
			assertThat(found.getExpiresAt()).isEqualTo(found.getCreatedAt().plus(Duration.ofDays(30)));
			assertThat(found.getLastUsedAt()).isNull();
		});
		assertThat(listed()).extracting(Listed::keys).isEqualTo(1L);
	}

	@Test
	void leavesAClientAloneWhoseNameIsWantedAgain() {
		this.clients.create(this.name, false, Scope.USUAL, null);
		this.clients.change(this.name, (client, now) -> client.setLimits(SOME));

		assertThatThrownBy(() -> this.clients.create(this.name, true, Scope.USUAL, null))
			.isInstanceOf(CommandException.class)
			.hasMessageContaining("already exists");

		assertThat(this.clients.require(this.name).isTest()).isFalse();
		assertThat(this.clients.require(this.name).getLimits()).isEqualTo(SOME);
	}

	@Test
	void staysDisabledSinceTheFirstTime() {
		this.clients.create(this.name, false, Scope.USUAL, null);
		this.clients.change(this.name, Client::disable);
		Instant first = this.clients.require(this.name).getDisabledAt();

		this.clients.change(this.name, Client::disable);
		assertThat(this.clients.require(this.name).getDisabledAt()).isEqualTo(first);

		this.clients.change(this.name, (client, now) -> client.enable());
		assertThat(this.clients.require(this.name).getDisabledAt()).isNull();
	}

	@Test
	void revokesAKeyAndKeepsWhenItWasUsed() {
		Token key = this.clients.create(this.name, false, Scope.USUAL, null);
		this.gateway.get("/v1/jobs", "Authorization", "Bearer " + key.text());
		Instant used = key().getLastUsedAt();

		this.clients.revoke(key.id());
		Instant revoked = key().getRevokedAt();
		this.clients.revoke(key.id());

		assertThat(used).isNotNull();
		assertThat(key().getLastUsedAt()).isEqualTo(used);
		assertThat(key().getRevokedAt()).isEqualTo(revoked).isNotNull();
		assertThat(listed()).extracting(Listed::keys).isEqualTo(0L);
	}

	@Test
	void givesOutNoThirdKeyToCommandsAtTheSameTime() {
		this.clients.create(this.name, false, Scope.USUAL, null);

		try (ExecutorService commands = Executors.newVirtualThreadPerTaskExecutor()) {
			Stream<CompletableFuture<Boolean>> all = IntStream.range(0, 4)
				.mapToObj((i) -> CompletableFuture
					.runAsync(() -> this.clients.addKey(this.name, Scope.USUAL, null), commands)
					.handle((done, failure) -> failure == null));
			assertThat(all.toList().stream().map(CompletableFuture::join).filter(Boolean::booleanValue)).hasSize(1);
		}

		assertThat(this.clients.keysOf(this.name)).hasSize(2);
	}

	private ApiKey key() {
		return this.clients.keysOf(this.name).getFirst();
	}

	private Listed listed() {
		return this.clients.all()
			.stream()
			.filter((one) -> one.client().getId().equals(this.name))
			.findFirst()
			.orElseThrow();
	}

}
