package dev.novadraw.gateway.upload;

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

	/**
	 * Refuses a file whose sender calls it an image of another type. Who does not say
	 * image does not know what it is.
	 */
	void requireNoOther(String type) {
		MediaType declared = declared();
		if (declared != null && declared.getType().equals("image") && declared.isConcrete()
				&& !type.equals("image/" + usual(declared.getSubtype()))) {
			throw DrawingProblems.contradicted("image/" + declared.getSubtype(), type);
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
