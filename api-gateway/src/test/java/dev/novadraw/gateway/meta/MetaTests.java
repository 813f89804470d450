package dev.novadraw.gateway.meta;

import org.junit.jupiter.api.Test;

import dev.novadraw.gateway.Gateway;
import dev.novadraw.gateway.Reply;

import static org.assertj.core.api.Assertions.assertThat;

class MetaTests {

	@Test
	void saysWhatCanBeMadeAndWithinWhichLimits() {
		Reply reply = Gateway.shared().get("/v1/meta");

		assertThat(reply.status()).isEqualTo(200);
		assertThat(reply.at("/object")).isEqualTo("meta");
		assertThat(reply.at("/version")).isNotBlank();
		assertThat(reply.json().at("/languages").toString()).isEqualTo("[\"en\",\"de\"]");
		assertThat(reply.at("/kinds/1/name")).isEqualTo("story");
		assertThat(reply.at("/kinds/1/collection")).isEqualTo("stories");
		assertThat(reply.json().at("/limits/drawing_bytes").intValue()).isEqualTo(10 * 1024 * 1024);
		assertThat(reply.json().at("/your_limits").isNull()).isTrue();
		assertThat(reply.json().at("/egress_addresses").isArray()).isTrue();
	}

}
