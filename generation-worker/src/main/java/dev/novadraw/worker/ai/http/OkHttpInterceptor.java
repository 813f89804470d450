package dev.novadraw.worker.ai.http;

import java.io.IOException;
import java.io.InputStream;

import okhttp3.Response;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRequest;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;

/**
 * An interceptor that makes the requests of Spring's {@code RestClient} through a
 * {@link Connection}, in place of its request factory.
 */
public final class OkHttpInterceptor implements ClientHttpRequestInterceptor {

	private final Connection connection;

	public OkHttpInterceptor(Connection connection) {
		this.connection = connection;
	}

	@Override
	public ClientHttpResponse intercept(HttpRequest request, byte[] body, ClientHttpRequestExecution execution)
			throws IOException {
		return new OkHttpResponse(this.connection
			.execute(OkHttp.request(request.getMethod(), request.getURI(), request.getHeaders(), body)));
	}

	private record OkHttpResponse(Response response) implements ClientHttpResponse {

		@Override
		public HttpStatusCode getStatusCode() {
			return HttpStatusCode.valueOf(this.response.code());
		}

		@Override
		public String getStatusText() {
			return "";
		}

		@Override
		public HttpHeaders getHeaders() {
			return OkHttp.headers(this.response);
		}

		@Override
		public InputStream getBody() {
			return this.response.body().byteStream();
		}

		@Override
		public void close() {
			this.response.close();
		}

		// Without the URL, which may contain a key.
		@Override
		public String toString() {
			return "HTTP " + this.response.code();
		}

	}

}
