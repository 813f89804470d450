package dev.novadraw.gateway.upload;

import java.util.Set;

import org.junit.jupiter.api.Test;

import dev.novadraw.engine.client.Owner;
import dev.novadraw.engine.problem.ProblemCode;
import dev.novadraw.gateway.caller.Caller;
import dev.novadraw.gateway.caller.ClientLimits;
import dev.novadraw.gateway.problem.ApiProblem;
import dev.novadraw.gateway.upload.UploadMemory.Reservation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class UploadMemoryTests {

	private final UploadMemory memory = new UploadMemory(1000, 500, () -> problem("full"), () -> problem("too much"));

	private final Caller anna = caller("anna");

	private final Caller ben = caller("ben");

	@Test
	void takesWhatHasArrivedAndNotWhatWasAnnounced() {
		try (Reservation slow = this.memory.reserve(this.anna, 500, 1)) {
			slow.arrived(10);

			assertThat(this.memory.reserved()).isEqualTo(10);
			assertThat(this.memory.reserve(this.ben, 500, 1)).isNotNull();
		}
		assertThat(this.memory.reserved()).isZero();
	}

	@Test
	void beginsNothingThatWillNotFit() {
		try (Reservation big = this.memory.reserve(this.anna, 400, 1)) {
			big.arrived(400);

			assertThatThrownBy(() -> this.memory.reserve(this.anna, 200, 1)).hasMessageContaining("too much");
			assertThat(this.memory.reserve(this.ben, 200, 1)).isNotNull();
		}
		assertThat(this.memory.reserve(this.anna, 200, 1)).isNotNull();
	}

	@Test
	void endsWhatDoesNotFitAnyMore() {
		try (Reservation first = this.memory.reserve(this.anna, -1, 1);
				Reservation second = this.memory.reserve(this.anna, -1, 1)) {
			first.arrived(400);

			assertThatThrownBy(() -> second.arrived(200)).hasMessageContaining("too much");
		}
		try (Reservation first = this.memory.reserve(this.anna, -1, 1);
				Reservation second = this.memory.reserve(this.ben, -1, 1);
				Reservation last = this.memory.reserve(caller("carl"), -1, 1)) {
			first.arrived(450);
			second.arrived(450);

			assertThatThrownBy(() -> last.arrived(200)).hasMessageContaining("full");
		}
		assertThat(this.memory.reserved()).isZero();
	}

	@Test
	void countsCopiesAndTakesTheLargestWhenItIsAlone() {
		try (Reservation large = this.memory.reserve(this.anna, 300, 6)) {
			large.arrived(50);
			assertThat(this.memory.reserved()).isEqualTo(300);

			large.arrived(250);

			assertThat(this.memory.reserved()).isEqualTo(500);
		}
	}

	private static ApiProblem problem(String detail) {
		return new ApiProblem(ProblemCode.UPLOADS_BUSY, detail);
	}

	private static Caller caller(String client) {
		return new Caller(Owner.of(client), null, Set.of(), null, ClientLimits.AS_USUAL, null);
	}

}
