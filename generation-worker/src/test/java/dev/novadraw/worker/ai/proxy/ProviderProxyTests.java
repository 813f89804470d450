package dev.novadraw.worker.ai.proxy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import okhttp3.Credentials;
import okhttp3.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import dev.novadraw.worker.ai.http.Connection;
import dev.novadraw.worker.ai.http.ProviderHttpClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Calls through a proxy that asks for credentials and then opens no tunnel.
 */
@ExtendWith(OutputCaptureExtension.class)
class ProviderProxyTests {

	private final List<String> heads = new CopyOnWriteArrayList<>();

	private ServerSocket proxy;

	@BeforeEach
	void starts() throws IOException {
		this.proxy = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
		Thread.ofVirtual().name("proxy").start(this::accept);
	}

	@AfterEach
	void stops() throws IOException {
		this.proxy.close();
	}

	private void accept() {
		while (!this.proxy.isClosed()) {
			try {
				Socket socket = this.proxy.accept();
				Thread.ofVirtual().name("proxy visit").start(() -> answer(socket));
			}
			catch (IOException ex) {
				// The test is over.
			}
		}
	}

	private void answer(Socket socket) {
		try (socket) {
			BufferedReader reader = new BufferedReader(
					new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
			StringBuilder head = new StringBuilder();
			for (String line = reader.readLine(); line != null && !line.isEmpty(); line = reader.readLine()) {
				head.append(line).append('\n');
			}
			this.heads.add(head.toString());
			String status = head.toString().contains("Proxy-Authorization") ? "502 Bad Gateway"
					: "407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"x\"";
			socket.getOutputStream()
				.write(("HTTP/1.1 " + status + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
					.getBytes(StandardCharsets.ISO_8859_1));
		}
		catch (IOException ex) {
			// The client has left.
		}
	}

	@Test
	void tunnelsWithCredentialsThatAreNeverLogged(CapturedOutput output) {
		ProxySettings settings = new ProxySettings("http://anna:s%40cret+1@127.0.0.1:" + this.proxy.getLocalPort(),
				List.of());

		assertThatExceptionOfType(IOException.class).isThrownBy(() -> fetch(settings, "https://provider.example/v1"))
			.satisfies((failure) -> assertThat(failure.toString()).doesNotContain("anna", "cret"));

		assertThat(this.heads).isNotEmpty()
			.allSatisfy((head) -> assertThat(head).startsWith("CONNECT provider.example:443"));
		assertThat(this.heads.getLast()).contains("Proxy-Authorization: " + Credentials.basic("anna", "s@cret+1"));
		assertThat(output).doesNotContain("anna", "cret", Credentials.basic("anna", "s@cret+1"));
	}

	@Test
	void leavesOutExceptionsAndPlainHttp() {
		ProxySettings settings = new ProxySettings("127.0.0.1:" + this.proxy.getLocalPort(),
				List.of("provider.example"));

		assertThatExceptionOfType(IOException.class)
			.isThrownBy(() -> fetch(settings, "https://a.provider.example:1/v1"));
		assertThatExceptionOfType(IOException.class).isThrownBy(() -> fetch(settings, "http://127.0.0.1:1/v1"));

		assertThat(this.heads).isEmpty();
	}

	private static void fetch(ProxySettings settings, String url) throws IOException {
		try (Connection connection = new ProviderHttpClient(InstantSource.system(), settings)
			.connect(Duration.ofSeconds(10))) {
			connection.fetch(new Request.Builder().url(url).build());
		}
	}

	@ParameterizedTest
	@CsvSource({ "*, https://api.openai.com, true", "example.org, https://example.org, true",
			"example.org, https://a.example.org, true", ".example.org, https://a.example.org, true",
			".example.org, https://example.org, true", "*.example.org, https://a.example.org, true",
			"example.org, https://badexample.org, false", "EXAMPLE.org, https://Example.ORG, true",
			"example.org:443, https://example.org, true", "example.org:8443, https://example.org:8443, true",
			"example.org:8443, https://example.org, false", "10.0.0.0/8, https://10.1.2.3:8000, true",
			"10.0.0.0/8, https://11.1.2.3, false", "10.0.0.5, https://10.0.0.5, true",
			"fd00::/8, 'https://[fd12::1]:8000', true", "10.0.0.0/99, https://10.0.0.1, false",
			"x, https://localhost:8000, true", "x, https://127.0.0.1, true", "x, 'https://[::1]:1', true",
			"x, https://api.openai.com, false" })
	void callsExceptionsDirectly(String exception, String url, boolean direct) {
		ProviderProxy selection = new ProviderProxy(
				new ProxySettings("http://proxy.example:3128", List.of(" other.example ", "", exception)));

		assertThat(selection.select(URI.create(url)).getFirst().type() == Proxy.Type.DIRECT).isEqualTo(direct);
	}

	@Test
	void choosesTheUsualPort() {
		Proxy chosen = new ProviderProxy(new ProxySettings("proxy.example", List.of()))
			.select(URI.create("https://api.openai.com"))
			.getFirst();

		assertThat(((InetSocketAddress) chosen.address()).getPort()).isEqualTo(80);
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "https://proxy.example", "socks5://proxy.example", "http://", "http://a b", "http://a:%zz@b" })
	void cannotUseOtherUrls(String url) {
		assertThat(new ProxySettings(url, List.of()).isUsable()).isFalse();
	}

}
