package dev.novadraw.acceptance;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;

import dev.novadraw.gateway.GatewayApplication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * The start-up cache of the programs that tests start.
 */
class ProgramClassesTests {

	@Test
	void areCachedWhereModulesArePackaged() throws Exception {
		Path module = Path.of(GatewayApplication.class.getProtectionDomain().getCodeSource().getLocation().toURI());
		assumeTrue(Files.isRegularFile(module), "The modules are not packaged");

		assertThat(ProgramClasses.jvmOptions()).anySatisfy((option) -> assertThat(option).startsWith("-XX:AOTCache="));
	}

}
