package dev.novadraw.gateway.upload;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * Files people take for drawings, and what to do with each.
 */
enum ForeignFile {

	HEIC("^.{4}ftyp(heic|heix|heim|heis|hevc|hevx|mif1|msf1)",
			"This is a HEIC photo, as iPhones take them. Send it as JPEG: on the phone, choose 'Most Compatible' for the camera format, or let the app convert it."),

	AVIF("^.{4}ftyp(avif|avis)", "This is an AVIF image. Save it as PNG or JPEG."),

	GIF("^GIF8[79]a", "This is a GIF image. Save one still picture of it as PNG."),

	BMP("^BM.{12}", "This is a BMP image. Save it as PNG."),

	TIFF("^(II\\*\\x00|MM\\x00\\*)", "This is a TIFF image. Save it as PNG or JPEG."),

	PDF("^%PDF-", "This is a PDF document. Save its page as a PNG picture, or take a photo of the drawing."),

	SVG("^(\\xEF\\xBB\\xBF)?\\s*(<\\?xml.*|<!--.*|<!doctype svg.*)?<svg[\\s>]",
			"This is an SVG image, which is a text and not pixels. Export it as PNG.");

	private static final int HEAD = 512;

	private final Pattern head;

	private final String advice;

	ForeignFile(String head, String advice) {
		this.head = Pattern.compile(head, Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
		this.advice = advice;
	}

	static String adviceFor(byte[] file) {
		String head = new String(file, 0, Math.min(file.length, HEAD), StandardCharsets.ISO_8859_1);
		return Arrays.stream(values())
			.filter((type) -> type.head.matcher(head).find())
			.map((type) -> type.advice)
			.findFirst()
			.orElse("The bytes of this file are not those of an image. Send the drawing as PNG, JPEG or WebP.");
	}

}
