package dev.novadraw.standalone.start;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Properties;

import picocli.CommandLine.IVersionProvider;

/**
 * The version of this build, and its commit if known.
 */
final class Version implements IVersionProvider {

	@Override
	public String[] getVersion() throws IOException {
		Properties build = new Properties();
		try (InputStream in = Version.class.getResourceAsStream("version.properties")) {
			build.load(Objects.requireNonNull(in));
		}
		String commit = build.getProperty("commit");
		return new String[] {
				"Nova Draw " + build.getProperty("version") + (commit.isEmpty() ? "" : " (" + commit + ")") };
	}

}
