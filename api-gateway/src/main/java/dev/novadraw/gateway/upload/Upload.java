package dev.novadraw.gateway.upload;

import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/**
 * A file as it was sent.
 *
 * @param content its bytes
 * @param declaredType what its sender calls it, in the Content-Type of its part
 */
@SuppressWarnings("ArrayRecordComponent")
public record Upload(byte[] content, @Nullable String declaredType) {

	/** What is said by those who do not know what a file is. */
	private static final Set<String> NO_IDEA = Set.of("application/octet-stream", "binary/octet-stream", "text/plain");

	/**
	 * Refuses a file whose sender calls it something else.
	 */
	void requireNoOther(String type) {
		MediaType declared = declared();
		if (declared == null || !declared.isConcrete()) {
			return;
		}
		String said = declared.getType() + "/" + declared.getSubtype();
		boolean same = declared.getType().equals("image") && type.equals("image/" + usual(declared.getSubtype()));
		if (!same && !NO_IDEA.contains(said)) {
			throw DrawingProblems.contradicted(said, type);
		}
	}

	private static String usual(String subtype) {
		return switch (subtype) {
			case "jpg", "pjpeg" -> "jpeg";
			case "x-png" -> "png";
			default -> subtype;
		};
	}

	private @Nullable MediaType declared() {
		try {
			return (this.declaredType != null) ? MediaType.parseMediaType(this.declaredType) : null;
		}
		catch (InvalidMediaTypeException ex) {
			return null;
		}
	}

	@Override
	public String toString() {
		return "Upload[%s, %d bytes]".formatted(this.declaredType, this.content.length);
	}

}
