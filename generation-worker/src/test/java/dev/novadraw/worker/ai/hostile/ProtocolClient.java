package dev.novadraw.worker.ai.hostile;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A client that speaks each protocol and accepts any response.
 */
final class ProtocolClient implements AutoCloseable {

	private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private final HostileProvider provider;

	ProtocolClient(HostileProvider provider) {
		this.provider = provider;
	}

	HttpResponse<String> send(Protocol protocol, boolean streamed) throws IOException, InterruptedException {
		return this.http.send(request(protocol, streamed), BodyHandlers.ofString());
	}

	HttpResponse<InputStream> sendStreaming(Protocol protocol, boolean streamed)
			throws IOException, InterruptedException {
		return this.http.send(request(protocol, streamed), BodyHandlers.ofInputStream());
	}

	ParsedResponse parse(Protocol protocol, boolean streamed) throws IOException, InterruptedException {
		return ParsedResponse.of(protocol, send(protocol, streamed).body());
	}

	HttpResponse<String> post(String url, String body) throws IOException, InterruptedException {
		return this.http.send(HttpRequest.newBuilder(URI.create(url)).POST(BodyPublishers.ofString(body)).build(),
				BodyHandlers.ofString());
	}

	HttpResponse<String> get(String url, String... headers) throws IOException, InterruptedException {
		return this.http.send(HttpRequest.newBuilder(URI.create(url)).headers(headers).build(),
				BodyHandlers.ofString());
	}

	private HttpRequest request(Protocol protocol, boolean streamed) {
		return HttpRequest.newBuilder(URI.create(this.provider.baseUrl(protocol) + path(protocol, streamed)))
			.POST(BodyPublishers.ofString(body(protocol, streamed)))
			.build();
	}

	private static String path(Protocol protocol, boolean streamed) {
		return switch (protocol) {
			case OPENAI -> "/chat/completions";
			case ANTHROPIC -> "/v1/messages";
			case GEMINI ->
				"/v1beta/models/some-model:" + (streamed ? "streamGenerateContent?alt=sse" : "generateContent");
			case OLLAMA -> "/api/chat";
		};
	}

	private static String body(Protocol protocol, boolean streamed) {
		return (protocol == Protocol.GEMINI) ? "{}" : """
				{"model": "some-model", "stream": %s, "stream_options": {"include_usage": true}}""".formatted(streamed);
	}

	/**
	 * Sends a request without an HTTP client, which would hide the socket.
	 */
	Socket openSocket(Protocol protocol, boolean streamed) throws IOException {
		URI address = URI.create(this.provider.baseUrl(protocol));
		Socket socket = new Socket(address.getHost(), address.getPort());
		write(socket, "POST " + address.getPath() + path(protocol, streamed), body(protocol, streamed));
		return socket;
	}

	static void write(Socket socket, String what, String body) throws IOException {
		socket.getOutputStream()
			.write("%s HTTP/1.1\r\nHost: here\r\nContent-Length: %d\r\n\r\n%s".formatted(what, body.length(), body)
				.getBytes(UTF_8));
	}

	@Override
	public void close() {
		this.http.shutdownNow();
		this.http.close();
	}

}
