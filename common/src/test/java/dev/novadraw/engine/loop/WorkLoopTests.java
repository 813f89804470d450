package dev.novadraw.engine.loop;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WorkLoopTests {

	private static final Duration FOR_EVER = Duration.ofHours(1);

	private final AtomicInteger steps = new AtomicInteger();

	private WorkLoop loop = loop(FOR_EVER, () -> false);

	@AfterEach
	void stops() {
		this.loop.stop();
	}

	@Test
	void doesAStepAtTheStartAndOneForEachTimeItIsWoken() {
		this.loop.start();
		awaitSteps(1);

		this.loop.wake();
		awaitSteps(2);
		this.loop.wake();
		awaitSteps(3);
	}

	@Test
	void goesOnAtOnceWhileThereIsMoreToDo() {
		this.loop = loop(FOR_EVER, () -> this.steps.get() < 5);

		this.loop.start();

		awaitSteps(5);
	}

	@Test
	void doesAStepOnItsTimer() {
		this.loop = loop(Duration.ofMillis(10), () -> false);

		this.loop.start();

		awaitSteps(3);
	}

	@Test
	void doesTogetherWhatComesWhileItGathers() {
		this.loop = loop(FOR_EVER, Duration.ofSeconds(2), () -> false);
		this.loop.start();
		awaitSteps(1);

		this.loop.wake();

		Awaitility.await("it to gather").during(Duration.ofMillis(200)).until(() -> {
			this.loop.wake();
			return this.steps.get() == 1;
		});
		awaitSteps(2);
	}

	@Test
	void waitsLongerWhileThereIsNothingToDo() {
		this.loop = loop(Duration.ofMillis(1), Duration.ZERO, FOR_EVER, () -> false);
		this.loop.start();
		// The waits so far are 1, 2, 4, ... ms; the next one takes a second or longer.
		awaitSteps(11);

		this.loop.wake();
		awaitSteps(12);

		assertThat(this.steps).hasValueLessThan(20);
	}

	@Test
	void keepsItsIntervalWhileItStaysAwake() {
		this.loop = loop(Duration.ofMillis(1), Duration.ZERO, FOR_EVER, () -> {
			this.loop.stayAwake();
			return false;
		});

		this.loop.start();

		awaitSteps(50);
	}

	@Test
	void goesOnAfterAStepThatFailed() {
		this.loop = loop(Duration.ofMillis(10), () -> {
			throw new IllegalStateException("as it happens");
		});

		this.loop.start();

		awaitSteps(3);
	}

	@Test
	void doesNothingMoreOnceItIsStopped() {
		this.loop.start();
		awaitSteps(1);

		this.loop.stop();
		this.loop.wake();

		assertThat(this.loop.isRunning()).isFalse();
		Awaitility.await("nothing more to happen").during(Duration.ofMillis(100)).until(() -> this.steps.get() == 1);
	}

	private void awaitSteps(int expected) {
		Awaitility.await("step " + expected)
			.pollInterval(Duration.ofMillis(5))
			.until(() -> this.steps.get() >= expected);
	}

	private WorkLoop loop(Duration interval, BooleanSupplier work) {
		return loop(interval, Duration.ZERO, work);
	}

	private WorkLoop loop(Duration interval, Duration gathering, BooleanSupplier work) {
		return loop(interval, gathering, interval, work);
	}

	private WorkLoop loop(Duration interval, Duration gathering, Duration rest, BooleanSupplier work) {
		return new WorkLoop("test", interval, gathering, rest) {

			@Override
			protected boolean step() {
				WorkLoopTests.this.steps.incrementAndGet();
				return work.getAsBoolean();
			}

		};
	}

}
