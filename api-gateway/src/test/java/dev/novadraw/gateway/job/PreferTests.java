package dev.novadraw.gateway.job;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.http.HttpHeaders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

class PreferTests {

	@Test
	void takesNoTimeForAHeaderOfBlanks() {
		HttpHeaders headers = new HttpHeaders();
		headers.add("Prefer", "wait=" + " ".repeat(2_000_000) + "x");

		// With quadratic backtracking, this would take hours.
		assertTimeoutPreemptively(Duration.ofSeconds(30),
				() -> assertThat(Prefer.of(headers)).isEqualTo(new Prefer(0)));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "wait=10 | 10", "wait | 60", "WAIT=5 | 5", "wait=\"7\" | 7", "wait = 9 | 9", "wait=\"\" | 60",
					"respond-async, wait=3 | 3", "wait=4; foo=bar | 4", "wait=61 | 60", "wait=99999999999999 | 60",
					"wait=2, wait=9 | 2", "wait=0 | 0", "wait=-1 | 0", "wait=abc | 0", "waiting=5 | 0",
					"return=minimal | 0", "wait=999999999999999999999999 | 0", ",,; | 0" })
	void readsHowLongToWait(String header, int seconds) {
		HttpHeaders headers = new HttpHeaders();
		headers.add("Prefer", header);

		assertThat(Prefer.of(headers)).isEqualTo(new Prefer(seconds));
	}

}
