package dev.novadraw.engine.pool;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Base64;

import org.awaitility.Awaitility;

import dev.novadraw.engine.job.Database;

/**
 * The server of the tests with TLS, until it is closed. It has a certificate of its own.
 */
final class ServerTls implements AutoCloseable {

	private static final char[] PASSWORD = "of-tests".toCharArray();

	private final Database database = new Database();

	ServerTls() throws IOException, GeneralSecurityException, InterruptedException {
		Path data = Path.of(this.database.sql.sql("show data_directory").query(String.class).single());
		writeCertificate(data);
		this.database.sql.sql("alter system set ssl = on").update();
		reload();
		Awaitility.await("the server to offer TLS").until(ServerTls::isOffered);
	}

	@Override
	public void close() {
		this.database.sql.sql("alter system reset ssl").update();
		reload();
	}

	private void reload() {
		this.database.sql.sql("select pg_reload_conf()").query(Boolean.class).single();
	}

	private static boolean isOffered() {
		try {
			DriverManager
				.getConnection(Database.APPLICATION_LOGIN.jdbcUrl() + "?sslmode=require",
						Database.APPLICATION_LOGIN.username(), Database.APPLICATION_LOGIN.password())
				.close();
			return true;
		}
		catch (SQLException ex) {
			return false;
		}
	}

	private static void writeCertificate(Path data) throws IOException, GeneralSecurityException, InterruptedException {
		Path file = Files.createTempDirectory("tls").resolve("keys.p12");
		KeyStore keys = KeyStore.getInstance("PKCS12");
		try {
			generate(file);
			try (InputStream in = Files.newInputStream(file)) {
				keys.load(in, PASSWORD);
			}
		}
		finally {
			Files.deleteIfExists(file);
			Files.deleteIfExists(file.getParent());
		}
		write(data, "server.crt", "CERTIFICATE", keys.getCertificate("server").getEncoded());
		write(data, "server.key", "PRIVATE KEY", keys.getKey("server", PASSWORD).getEncoded());
	}

	private static void generate(Path file) throws IOException, InterruptedException {
		String password = new String(PASSWORD);
		Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin/keytool").toString(),
				"-genkeypair", "-alias", "server", "-keyalg", "EC", "-dname", "CN=127.0.0.1", "-storetype", "PKCS12",
				"-storepass", password, "-keypass", password, "-keystore", file.toString())
			.inheritIO()
			.start();
		if (keytool.waitFor() != 0) {
			throw new IOException("keytool failed");
		}
	}

	// The server reads a key only if it is its own and closed to others.
	private static void write(Path data, String name, String type, byte[] content) throws IOException {
		String base64 = Base64.getMimeEncoder(64, new byte[] { '\n' }).encodeToString(content);
		Path file = data.resolve(name);
		Files.writeString(file, "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(type, base64, type));
		Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
		Files.setOwner(file, Files.getOwner(data));
	}

}
