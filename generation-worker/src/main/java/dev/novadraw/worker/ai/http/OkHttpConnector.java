package dev.novadraw.worker.ai.http;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.util.function.Function;

import okhttp3.Request;
import okhttp3.Response;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.reactive.AbstractClientHttpRequest;
import org.springframework.http.client.reactive.AbstractClientHttpResponse;
import org.springframework.http.client.reactive.ClientHttpConnector;
import org.springframework.http.client.reactive.ClientHttpRequest;
import org.springframework.http.client.reactive.ClientHttpResponse;
import org.springframework.util.LinkedMultiValueMap;

/**
 * A connector that makes the requests of Spring's {@code WebClient} through a
 * {@link Connection}, on the thread that waits for the response.
 */
public final class OkHttpConnector implements ClientHttpConnector {

	private static final int PIECE = 4096;

	private final Connection connection;

	public OkHttpConnector(Connection connection) {
		this.connection = connection;
	}

	@Override
	public Mono<ClientHttpResponse> connect(HttpMethod method, URI uri,
			Function<? super ClientHttpRequest, Mono<Void>> requestCallback) {
		Buffered request = new Buffered(method, uri);
		return requestCallback.apply(request)
			.then(Mono.fromCallable(() -> new Streamed(this.connection.execute(request.build()))));
	}

	private static final class Buffered extends AbstractClientHttpRequest {

		private final HttpMethod method;

		private final URI uri;

		private final ByteArrayOutputStream body = new ByteArrayOutputStream();

		Buffered(HttpMethod method, URI uri) {
			this.method = method;
			this.uri = uri;
		}

		Request build() {
			return OkHttp.request(this.method, this.uri, getHeaders(), this.body.toByteArray());
		}

		@Override
		public HttpMethod getMethod() {
			return this.method;
		}

		@Override
		public URI getURI() {
			return this.uri;
		}

		@Override
		public DataBufferFactory bufferFactory() {
			return DefaultDataBufferFactory.sharedInstance;
		}

		@Override
		@SuppressWarnings("unchecked")
		public <T> T getNativeRequest() {
			return (T) build();
		}

		@Override
		public Mono<Void> writeWith(Publisher<? extends DataBuffer> content) {
			return doCommit(() -> DataBufferUtils.write(Flux.from(content), this.body)
				.doOnNext(DataBufferUtils::release)
				.then());
		}

		@Override
		public Mono<Void> writeAndFlushWith(Publisher<? extends Publisher<? extends DataBuffer>> content) {
			return writeWith(Flux.from(content).concatMap(Function.identity()));
		}

		@Override
		public Mono<Void> setComplete() {
			return doCommit(Mono::empty);
		}

		@Override
		protected void applyHeaders() {
			// Headers are read when the request is built.
		}

		@Override
		protected void applyCookies() {
			// No cookies are sent.
		}

	}

	private static final class Streamed extends AbstractClientHttpResponse {

		Streamed(Response response) {
			super(HttpStatusCode.valueOf(response.code()), OkHttp.headers(response), new LinkedMultiValueMap<>(),
					DataBufferUtils.readInputStream(() -> response.body().byteStream(),
							DefaultDataBufferFactory.sharedInstance, PIECE));
		}

	}

}
