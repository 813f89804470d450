package dev.novadraw.gateway.connection;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

import org.awaitility.Awaitility;

import dev.novadraw.embedded.FreePorts;

/**
 * The proxy of {@code deploy/nginx.conf}; only ports, addresses and file paths are
 * changed.
 */
final class Nginx implements AutoCloseable {

	private static final Path CONFIGURATION = Path.of("../deploy/nginx.conf");

	private static final Duration TIMEOUT = Duration.ofSeconds(60);

	private final Path directory;

	private final int port = FreePorts.find(1)[0];

	private final int plainPort = FreePorts.find(1)[0];

	private final Process process;

	private final HttpClient http;

	/**
	 * Starts nginx.
	 * @param directory the directory for its files
	 * @param upstream the port that it forwards requests to
	 */
	Nginx(Path directory, int upstream) throws IOException, InterruptedException {
		this.directory = directory;
		run("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1",
				"-addext", "subjectAltName=IP:127.0.0.1", "-keyout", file("key.pem"), "-out", file("fullchain.pem"));
		Files.writeString(directory.resolve("nginx.conf"), configuration(upstream));
		this.process = new ProcessBuilder("nginx", "-p", directory.toString(), "-c", file("nginx.conf"), "-g",
				"daemon off; pid %s;".formatted(file("pid")))
			.redirectErrorStream(true)
			.redirectOutput(directory.resolve("output").toFile())
			.start();
		this.http = HttpClient.newBuilder().sslContext(trusting(directory.resolve("fullchain.pem"))).build();
		awaitStart();
	}

	/** Returns true if all required programs are installed. */
	static boolean isInstalled() {
		return runs("nginx", "-v") && runs("openssl", "version");
	}

	HttpClient http() {
		return this.http;
	}

	HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create(address() + path)).timeout(TIMEOUT);
	}

	String address() {
		return "https://127.0.0.1:" + this.port;
	}

	String plainAddress() {
		return "http://127.0.0.1:" + this.plainPort;
	}

	Path accessLog() {
		return this.directory.resolve("access.log");
	}

	/** Returns the directory for request bodies that nginx buffers. */
	Path bodies() {
		return this.directory.resolve("body");
	}

	@Override
	public void close() {
		this.process.destroy();
		Awaitility.await("the end of nginx").atMost(TIMEOUT).until(() -> !this.process.isAlive());
	}

	private String configuration(int upstream) throws IOException {
		String configuration = Files.readString(CONFIGURATION)
			.replace("/etc/nginx/tls/", this.directory + "/")
			.replace("/var/log/nginx/", this.directory + "/")
			.replace("server 127.0.0.1:8080;", "server 127.0.0.1:" + upstream + ";")
			.replaceAll("(?m)^.*listen \\[::].*\n", "")
			.replace("listen 80;", "listen 127.0.0.1:" + this.plainPort + ";")
			.replace("listen 443 ", "listen 127.0.0.1:" + this.port + " ");
		StringBuilder places = new StringBuilder("http {\n\tclient_body_temp_path " + bodies() + ";\n");
		for (String place : List.of("proxy", "fastcgi", "uwsgi", "scgi")) {
			places.append("\t%s_temp_path %s;\n".formatted(place, file(place)));
		}
		return configuration.replace("http {\n", places);
	}

	private void awaitStart() {
		Awaitility.await("nginx").atMost(TIMEOUT).until(() -> {
			if (!this.process.isAlive()) {
				throw new IllegalStateException(Files.readString(this.directory.resolve("output")));
			}
			try (Socket socket = new Socket("127.0.0.1", this.port)) {
				return socket.isConnected();
			}
			catch (IOException ex) {
				return false;
			}
		});
	}

	private String file(String name) {
		return this.directory.resolve(name).toString();
	}

	private static SSLContext trusting(Path certificate) throws IOException {
		try (InputStream file = Files.newInputStream(certificate)) {
			KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
			store.load(null, null);
			store.setCertificateEntry("proxy", CertificateFactory.getInstance("X.509").generateCertificate(file));
			TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
			trust.init(store);
			SSLContext context = SSLContext.getInstance("TLS");
			context.init(null, trust.getTrustManagers(), null);
			return context;
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static void run(String... command) throws IOException, InterruptedException {
		Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		if (!process.waitFor(TIMEOUT.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
			throw new IllegalStateException(String.join(" ", command) + ": " + output);
		}
	}

	private static boolean runs(String... command) {
		try {
			run(command);
			return true;
		}
		catch (IOException ex) {
			return false;
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
