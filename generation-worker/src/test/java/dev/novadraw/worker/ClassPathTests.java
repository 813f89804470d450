package dev.novadraw.worker;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.util.ClassUtils;

import static org.assertj.core.api.Assertions.assertThat;

class ClassPathTests {

	@ParameterizedTest
	@ValueSource(strings = { "jakarta.persistence.EntityManager", "org.hibernate.Session",
			"org.springframework.data.repository.Repository", "org.springframework.orm.jpa.JpaTransactionManager" })
	void hasNoObjectMapping(String type) {
		assertThat(ClassUtils.isPresent(type, null)).isFalse();
	}

}
