package dev.novadraw.worker.ai.http;

import java.net.URI;

import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;

/**
 * Conversions between the HTTP types of Spring and OkHttp.
 */
final class OkHttp {

	private OkHttp() {
	}

	static Request request(HttpMethod method, URI uri, HttpHeaders headers, byte[] body) {
		Request.Builder request = new Request.Builder().url(uri.toString());
		headers.forEach((name, values) -> values.forEach((value) -> request.addHeader(name, value)));
		MediaType type = (headers.getContentType() != null) ? MediaType.parse(headers.getContentType().toString())
				: null;
		return request.method(method.name(), (body.length > 0) ? RequestBody.create(body, type) : null).build();
	}

	static HttpHeaders headers(Response response) {
		HttpHeaders headers = new HttpHeaders();
		response.headers().forEach((header) -> headers.add(header.getFirst(), header.getSecond()));
		return headers;
	}

}
