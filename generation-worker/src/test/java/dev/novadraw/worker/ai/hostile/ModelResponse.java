package dev.novadraw.worker.ai.hostile;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The model's output in the form of a protocol.
 *
 * @param type the content type
 * @param streamed true if it is sent piece by piece
 * @param opening the pieces before the text
 * @param text the pieces with text; a whole answer has only one
 * @param closing the pieces that mark the end
 */
record ModelResponse(String type, boolean streamed, List<String> opening, List<String> text, List<String> closing) {

	static ModelResponse whole(String json) {
		return new ModelResponse("application/json", false, List.of(), List.of(json), List.of());
	}

	static ModelResponse stream(String type, List<String> opening, List<String> text, List<String> closing) {
		return new ModelResponse(type, true, opening, text, closing);
	}

	List<String> pieces() {
		return Stream.of(this.opening, this.text, this.closing).flatMap(List::stream).toList();
	}

	byte[] body() {
		return String.join("", pieces()).getBytes(UTF_8);
	}

	ModelResponse as(String otherType) {
		return new ModelResponse(otherType, this.streamed, this.opening, this.text, this.closing);
	}

	/**
	 * Returns the answer without the second half of its text and without its end.
	 */
	ModelResponse unfinished() {
		return with(this.opening, this.text.subList(0, this.text.size() / 2), List.of());
	}

	/**
	 * Returns the answer cut off within a JSON object.
	 */
	ModelResponse cut() {
		ModelResponse kept = unfinished();
		String next = this.text.get(kept.text.size());
		return with(kept.opening, kept.text, List.of(next.substring(0, next.length() / 2) + "\n\n"));
	}

	/**
	 * Returns the answer with an unquoted value in each JSON object.
	 */
	ModelResponse malformed() {
		UnaryOperator<String> spoilt = (piece) -> piece.replaceFirst("\":", "\": " + HostileProvider.CANARY);
		return changed(spoilt);
	}

	/**
	 * Returns a response with nothing but this.
	 */
	ModelResponse replaced(String piece) {
		return with(List.of(), List.of(piece), List.of());
	}

	/**
	 * Returns the answer with this after half of its text; instead of a whole answer.
	 */
	ModelResponse brokenOff(String piece) {
		return this.streamed ? with(this.opening, unfinished().text, List.of(piece)) : replaced(piece);
	}

	/**
	 * Returns the answer without the second half of its text.
	 */
	ModelResponse halved() {
		return with(this.opening, unfinished().text, this.closing);
	}

	/**
	 * Returns the answer without all fields that are not text.
	 */
	ModelResponse bare() {
		return changed(JsonFields::bare);
	}

	/**
	 * Returns the answer with a long field that no client knows in each piece, and with
	 * these pieces at its end.
	 */
	ModelResponse withUnknown(List<String> pieces) {
		ModelResponse changed = changed(JsonFields::withUnknown);
		return with(changed.opening, changed.text, Stream.concat(pieces.stream(), changed.closing.stream()).toList());
	}

	/**
	 * Returns the answer after a byte-order mark.
	 */
	ModelResponse marked() {
		return with(Stream.concat(Stream.of("\ufeff"), this.opening.stream()).toList(), this.text, this.closing);
	}

	private ModelResponse changed(UnaryOperator<String> change) {
		return with(this.opening.stream().map(change).toList(), this.text.stream().map(change).toList(),
				this.closing.stream().map(change).toList());
	}

	private ModelResponse with(List<String> opening, List<String> text, List<String> closing) {
		return new ModelResponse(this.type, this.streamed, opening, text, closing);
	}

}
