package dev.novadraw.gateway.submit.form;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;
import org.apache.tomcat.util.http.fileupload.FileItemHeaders;
import org.apache.tomcat.util.http.fileupload.FileItemIterator;
import org.apache.tomcat.util.http.fileupload.FileItemStream;
import org.apache.tomcat.util.http.fileupload.FileUpload;
import org.apache.tomcat.util.http.fileupload.impl.SizeLimitExceededException;

import dev.novadraw.engine.kind.DrawingUse;
import dev.novadraw.engine.problem.ProblemCode;
import dev.novadraw.gateway.problem.ApiProblem;
import dev.novadraw.gateway.problem.HttpProblems;
import dev.novadraw.gateway.submit.option.KnownFields;
import dev.novadraw.gateway.submit.option.OptionsReader;
import dev.novadraw.gateway.upload.UploadLimiter;
import dev.novadraw.gateway.upload.file.DrawingProblems;

/**
 * Reads the parts of a multipart body as they arrive. Nothing is written to disk.
 */
final class MultipartReader {

	/** The drawing, every option and 50 pairs of metadata. */
	private static final int MAX_PARTS = 64;

	private static final int MAX_TEXT_BYTES = 128 * 1024;

	/** Enough for {@link OptionsReader#MAX_TEXT_LENGTH} characters of any alphabet. */
	private static final int MAX_FIELD_BYTES = 4 * OptionsReader.MAX_TEXT_LENGTH;

	/** Enough for a long file name in any alphabet. */
	private static final int MAX_PART_HEADER_BYTES = 4 * 1024;

	private static final String BARE_LINE_FEED = "A line ends with LF alone. End boundaries and headers with CR LF.";

	private static final Pattern UNQUOTED_BOUNDARY = Pattern
		.compile(";\\s*+boundary=(?!\")[^;\\s]*?([()<>@,:\\\\\"/\\[\\]?=])", Pattern.CASE_INSENSITIVE);

	private final HttpServletRequest request;

	private final DrawingUse drawing;

	private int parts;

	private int textBytes;

	MultipartReader(HttpServletRequest request, DrawingUse drawing) {
		this.request = request;
		this.drawing = drawing;
	}

	void read(Consumer<FormPart> parts) {
		requireBoundary(this.request.getContentType());
		FileUpload upload = new CountedParts();
		upload.setSizeMax(UploadLimiter.MAX_REQUEST_BYTES);
		upload.setPartHeaderSizeMax(MAX_PART_HEADER_BYTES);
		upload.setHeaderEncoding(StandardCharsets.UTF_8.name());
		BodyStart body = new BodyStart(this.request);
		try {
			FileItemIterator items = upload.getItemIterator(body);
			while (items.hasNext()) {
				parts.accept(part(items.next()));
			}
		}
		catch (IOException ex) {
			throw problem(ex, body);
		}
		if (this.parts == 0 && body.hasBareLineFeed()) {
			throw malformed(BARE_LINE_FEED);
		}
	}

	/**
	 * Requires quotes where RFC 9110 does. Without them the boundary would end at the
	 * first of these characters, and no part would be found.
	 */
	private static void requireBoundary(String contentType) {
		Matcher boundary = UNQUOTED_BOUNDARY.matcher(contentType);
		if (boundary.find()) {
			throw malformed("The boundary in the Content-Type contains '%s' and must be quoted: boundary=\"...\"."
				.formatted(boundary.group(1)));
		}
	}

	private FormPart part(FileItemStream item) throws IOException {
		try (InputStream content = item.openStream()) {
			return new FormPart(item.getFieldName(), !item.isFormField(), item.getContentType(),
					content(item.getFieldName(), content));
		}
	}

	private byte[] content(String field, InputStream content) throws IOException {
		return switch (field) {
			case KnownFields.DRAWING -> drawing(content);
			case Form.REQUEST -> text(content, JsonOptions.MAX_BYTES);
			default -> text(content, MAX_FIELD_BYTES);
		};
	}

	private static byte[] drawing(InputStream content) throws IOException {
		byte[] drawing = content.readNBytes(UploadLimiter.MAX_DRAWING_BYTES + 1);
		if (drawing.length > UploadLimiter.MAX_DRAWING_BYTES) {
			throw DrawingProblems.tooLarge().in("/" + KnownFields.DRAWING);
		}
		return drawing;
	}

	private byte[] text(InputStream content, int max) throws IOException {
		byte[] text = content.readNBytes(max + 1);
		this.textBytes += text.length;
		if (text.length > max || this.textBytes > MAX_TEXT_BYTES) {
			throw fieldsTooLarge();
		}
		return text;
	}

	private ApiProblem problem(IOException failure, BodyStart body) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof SizeLimitExceededException tooLong) {
				return (tooLong.getPermittedSize() == MAX_PART_HEADER_BYTES) ? headersTooLong(body) : tooLarge();
			}
		}
		return malformed(
				body.hasBareLineFeed() ? BARE_LINE_FEED : "The body is cut off, or does not match its Content-Type.");
	}

	private ApiProblem tooLarge() {
		return (this.drawing != DrawingUse.NONE) ? DrawingProblems.tooLarge().in("/" + KnownFields.DRAWING)
				: fieldsTooLarge();
	}

	private static ApiProblem fieldsTooLarge() {
		return HttpProblems.tooLarge(
				"A field may have up to %d KB, 'request' up to %d KB, and all fields except the drawing up to %d KB together."
					.formatted(MAX_FIELD_BYTES / 1024, JsonOptions.MAX_BYTES / 1024, MAX_TEXT_BYTES / 1024));
	}

	private static ApiProblem headersTooLong(BodyStart body) {
		return malformed(body.hasBareLineFeed() ? BARE_LINE_FEED
				: "The headers of a part may have up to %d KB together. Send a shorter file name, and end the headers with an empty line (CR LF CR LF)."
					.formatted(MAX_PART_HEADER_BYTES / 1024));
	}

	private void count() {
		this.parts++;
		if (this.parts > MAX_PARTS) {
			throw malformed("A form may have up to %d parts.".formatted(MAX_PARTS));
		}
	}

	/**
	 * Counts every part, including nested ones and those that are skipped because they
	 * have no name.
	 */
	private final class CountedParts extends FileUpload {

		@Override
		public FileItemHeaders getParsedHeaders(String head) {
			count();
			return super.getParsedHeaders(head);
		}

	}

	private static ApiProblem malformed(String detail) {
		return new ApiProblem(ProblemCode.MALFORMED_MULTIPART, detail);
	}

}
