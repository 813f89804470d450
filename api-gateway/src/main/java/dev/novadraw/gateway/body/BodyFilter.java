package dev.novadraw.gateway.body;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

import dev.novadraw.engine.problem.ProblemCode;
import dev.novadraw.gateway.problem.ApiProblem;

/**
 * A filter that rejects compressed bodies, and bodies that arrive too slowly.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
final class BodyFilter extends OncePerRequestFilter {

	private final BodyProperties settings;

	BodyFilter(BodyProperties settings) {
		this.settings = settings;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
		if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
			throw new ApiProblem(ProblemCode.CONTENT_ENCODING_UNSUPPORTED,
					"Send the body uncompressed, without a Content-Encoding header.");
		}
		chain.doFilter(new PacedRequest(request, this.settings), response);
	}

	private static final class PacedRequest extends HttpServletRequestWrapper {

		private final BodyProperties settings;

		private @Nullable ServletInputStream body;

		PacedRequest(HttpServletRequest request, BodyProperties settings) {
			super(request);
			this.settings = settings;
		}

		@Override
		public ServletInputStream getInputStream() throws IOException {
			if (this.body == null) {
				this.body = new PacedInputStream(super.getInputStream(), this, this.settings);
			}
			return this.body;
		}

	}

}
