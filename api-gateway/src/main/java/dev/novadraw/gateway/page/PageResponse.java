package dev.novadraw.gateway.page;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * A page of a list.
 *
 * @param object always {@code list}
 * @param data the items of the page, newest first
 * @param hasMore true if another page follows
 * @param nextCursor the cursor of the next page, null if there is none
 */
public record PageResponse<T>(String object, List<T> data, boolean hasMore, @Nullable String nextCursor) {

	/**
	 * Returns the response with a page.
	 * @param found the items found, one more than the limit if another page follows
	 * @param id returns the id of an item
	 * @param body converts an item for the response
	 */
	public static <S, T> ResponseEntity<PageResponse<T>> response(List<S> found, PageRequest page, Function<S, UUID> id,
			Function<S, T> body, HttpServletRequest request) {
		boolean hasMore = found.size() > page.limit();
		List<S> shown = hasMore ? found.subList(0, page.limit()) : found;
		String next = hasMore ? PageRequest.cursor(id.apply(shown.getLast())) : null;
		ResponseEntity.BodyBuilder response = ResponseEntity.ok()
			.header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
			.header(HttpHeaders.VARY, HttpHeaders.AUTHORIZATION);
		if (next != null) {
			String url = ServletUriComponentsBuilder.fromRequest(request)
				.replaceQueryParam(PageRequest.CURSOR, next)
				.toUriString();
			response.header(HttpHeaders.LINK, "<%s>; rel=\"next\"".formatted(url));
		}
		return response.body(new PageResponse<>("list", shown.stream().map(body).toList(), hasMore, next));
	}

}
