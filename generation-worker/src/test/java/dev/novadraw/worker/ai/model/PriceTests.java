package dev.novadraw.worker.ai.model;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class PriceTests {

	private static final Price PRICE = new Price(1, 0.1, 1.25, 5, 0.04, 0.0001);

	@Test
	void countsEveryKindAtItsPrice() {
		assertThat(PRICE.micros(new TokenUsage(1000, 10_000, 100, 200))).isEqualTo(1000 + 1000 + 125 + 1000);
		assertThat(PRICE.micros(TokenUsage.NONE)).isZero();
		assertThat(PRICE.pictureMicros(3)).isEqualTo(120_000);
		assertThat(PRICE.audioMicros(12.5)).isEqualTo(1250);
	}

	@Test
	void reservesForTheDearestKindOfInput() {
		assertThat(PRICE.maxMicros(1000, 200)).isEqualTo(1250 + 1000);
		assertThat(new Price(2, 3, 0, 1, 0, 0).maxMicros(10, 1)).isEqualTo(31);
	}

	@Test
	void isPaidIfAnyKindCosts() {
		assertThat(Price.FREE.isPaid()).isFalse();
		assertThat(new Price(0, 0, 0, 0, 0, 0.1).isPaid()).isTrue();
	}

	@Test
	void countsCachedInputLikeInputIfOnlyThatIsSet() {
		PriceSettings operator = new PriceSettings(2.0, null, null, null, null, null);

		assertThat(operator.over(PRICE)).isEqualTo(new Price(2, 2, 2, 5, 0.04, 0.0001));
		assertThat(PriceSettings.NONE.over(PRICE)).isEqualTo(PRICE);
		assertThat(new PriceSettings(0.0, null, 7.0, 0.0, 0.0, 0.0).over(PRICE)).isEqualTo(new Price(0, 0, 7, 0, 0, 0));
	}

	@Test
	void refusesNegativePrices() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new PriceSettings(null, null, null, -0.1, null, null).requireInRange("price"))
			.withMessage("price.output is -0.1 and must be 0 or more");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new PriceSettings(Double.NaN, null, null, null, null, null).requireInRange("price"));
	}

	@Test
	void countsAllInputTokens() {
		assertThat(new TokenUsage(1, 2, 3, 4).totalInput()).isEqualTo(6);
		assertThat(TokenUsage.of(5, 6)).isEqualTo(new TokenUsage(5, 0, 0, 6));
	}

}
