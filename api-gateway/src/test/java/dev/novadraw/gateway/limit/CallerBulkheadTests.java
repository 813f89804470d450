package dev.novadraw.gateway.limit;

import java.util.Set;

import org.junit.jupiter.api.Test;

import dev.novadraw.engine.client.Owner;
import dev.novadraw.engine.problem.ProblemCode;
import dev.novadraw.gateway.caller.Caller;
import dev.novadraw.gateway.caller.ClientLimits;
import dev.novadraw.gateway.problem.ApiProblem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CallerBulkheadTests {

	private final CallerBulkhead slots = new CallerBulkhead(4, new ClientShare(50), (limits) -> 2);

	@Test
	void limitsAClientAcrossItsKeysAndUsers() {
		acquire(caller("anna", "key-1", null));
		acquire(caller("anna", "key-2", "child-1"));

		assertThatThrownBy(() -> acquire(caller("anna", "key-3", null))).hasMessageContaining("too many, 2");
		assertThatThrownBy(() -> acquire(caller("anna", "key-2", "child-2"))).hasMessageContaining("too many, 2");
		acquire(caller("ben", "key-4", null));
		acquire(caller("ben", "key-5", null));
		assertThatThrownBy(() -> acquire(caller("carl", "key-6", null))).hasMessageContaining("full");
		assertThat(this.slots.inUse()).isEqualTo(4);
	}

	@Test
	void releasesSlots() {
		acquire(caller("anna", "key-1", null));
		acquire(caller("anna", "key-2", null));

		this.slots.release(caller("anna", "key-1", null));

		acquire(caller("anna", "key-3", null));
		assertThat(this.slots.inUse()).isEqualTo(2);
	}

	@Test
	void limitsNothingWithoutLimits() {
		for (int i = 0; i < 4; i++) {
			acquire(new Caller(new Owner("anna", null), null, Set.of(), null, null, null));
		}

		assertThat(this.slots.inUse()).isEqualTo(4);
	}

	private void acquire(Caller caller) {
		this.slots.acquire(caller, () -> problem("full"), (limit) -> problem("too many, " + limit));
	}

	private static ApiProblem problem(String detail) {
		return new ApiProblem(ProblemCode.STREAMS_BUSY, detail);
	}

	private static Caller caller(String client, String key, String user) {
		return new Caller(new Owner(client, user), key, Set.of(), null, ClientLimits.AS_USUAL, null);
	}

}
