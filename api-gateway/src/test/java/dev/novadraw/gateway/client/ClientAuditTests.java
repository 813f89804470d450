package dev.novadraw.gateway.client;

import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import dev.novadraw.gateway.Gateway;
import dev.novadraw.gateway.caller.Scope;
import dev.novadraw.gateway.credential.Token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ClientAuditTests {

	private final Gateway gateway = Gateway.shared();

	private final ClientAdministration administration = this.gateway.part(ClientAdministration.class);

	private final String client = "c-" + UUID.randomUUID();

	@Test
	void recordsWhoMadeAndChangedClientsAndKeys() {
		Token first = this.administration.create(this.client, false, Scope.USUAL, null);
		Token second = this.administration.addKey(this.client, Scope.USUAL, null);
		this.administration.change(this.client, (changed, now) -> changed.setKeepDays(7));
		this.administration.revoke(first.id());

		assertThat(recorded()).containsExactly("client create " + this.client,
				"client key " + this.client + "/" + first.id(), "client key " + this.client + "/" + second.id(),
				"client change " + this.client, "client revoke " + first.id());
		assertThat(recorded().toString()).doesNotContain(first.text(), second.text());
	}

	@Test
	void recordsNothingThatWasRefused() {
		this.administration.create(this.client, false, Scope.USUAL, null);

		assertThatThrownBy(() -> this.administration.create(this.client, false, Scope.USUAL, null))
			.isInstanceOf(CommandException.class);

		assertThat(recorded()).hasSize(2);
	}

	private List<String> recorded() {
		return this.gateway.sql()
			.sql("""
					select action || ' ' || subject from audit
					where operator = ? and client is null
						and (subject like ? || '%' or subject in (select id from api_key where client = ?))
					order by id
					""")
			.param(System.getProperty("user.name"))
			.param(this.client)
			.param(this.client)
			.query(String.class)
			.list();
	}

}
