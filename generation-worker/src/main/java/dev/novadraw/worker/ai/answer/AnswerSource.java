package dev.novadraw.worker.ai.answer;

import java.io.IOException;

import okio.Buffer;
import okio.ForwardingSource;
import okio.Source;
import tools.jackson.databind.JsonNode;

/**
 * The body of a response, in the plain form of its protocol. What the provider sent is
 * read into an {@link Answer}; the vendor's client gets the text only, without thoughts,
 * with every field that it requires, and in the form that it asked for.
 */
public final class AnswerSource extends ForwardingSource implements DocumentReader.Listener {

	private static final long PIECE = 8192;

	private final AnswerFormat format;

	private final Answer answer;

	private final boolean streamed;

	private final DocumentReader documents = new DocumentReader(this);

	private final Buffer received = new Buffer();

	private final Buffer plain = new Buffer();

	private final StringBuilder wholeText = new StringBuilder();

	private int count;

	private boolean begun;

	private boolean ended;

	/**
	 * Creates the plain form of a response body.
	 * @param streamed true if the client asked for a stream
	 */
	public AnswerSource(Source body, AnswerFormat format, Answer answer, boolean streamed) {
		super(body);
		this.format = format;
		this.answer = answer;
		this.streamed = streamed;
	}

	@Override
	public long read(Buffer sink, long byteCount) throws IOException {
		while (this.plain.exhausted() && !this.ended) {
			receive();
		}
		return this.plain.read(sink, byteCount);
	}

	private void receive() throws IOException {
		if (this.answer.isOver() || super.read(this.received, PIECE) < 0) {
			end();
			return;
		}
		this.documents.add(this.received.readByteArray());
		write();
	}

	private void write() {
		String text = this.answer.takeText();
		if (!this.streamed) {
			this.wholeText.append(text);
		}
		else if (!text.isEmpty()) {
			begin();
			this.plain.writeUtf8(this.format.piece(this.answer, text));
		}
	}

	private void begin() {
		if (!this.begun) {
			this.begun = true;
			this.plain.writeUtf8(this.format.beginning(this.answer));
		}
	}

	private void end() throws IOException {
		this.ended = true;
		if (this.answer.isOver()) {
			// Some clients do not close a body whose rest they did not see.
			close();
		}
		else {
			this.documents.end();
		}
		this.answer.endBody();
		// A whole document is complete even if it does not say so.
		if (!this.streamed && this.count == 1 && this.answer.ending() == null && !this.answer.isOver()) {
			this.answer.end(Ending.COMPLETE);
		}
		write();
		if (this.streamed) {
			begin();
			this.plain.writeUtf8(this.format.end(this.answer));
		}
		else {
			this.plain.writeUtf8(this.format.whole(this.answer, this.wholeText.toString()));
		}
	}

	@Override
	public void document(JsonNode document) {
		if (!this.answer.isOver()) {
			this.count++;
			this.format.read(document, this.answer);
		}
	}

	@Override
	public void ended() {
		this.answer.finish();
	}

	@Override
	public void malformed() {
		if (!this.answer.isOver()) {
			this.answer.markMalformed();
		}
	}

}
