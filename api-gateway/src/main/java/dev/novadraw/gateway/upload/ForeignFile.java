package dev.novadraw.gateway.upload;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * File types that are mistaken for drawings, with advice for each.
 */
enum ForeignFile {

	AVIF("^.{4}ftyp(avi[fs]|(mif1|msf1|miaf).{4,40}avi[fs])", "This is an AVIF image. Save it as PNG or JPEG."),

	HEIC("^.{4}ftyp(hei[cxms]|hev[cxms]|mif1|msf1)",
			"This is a HEIC photo, as iPhones take them. Send it as JPEG: on the phone, choose 'Most Compatible' for the camera format, or let the app convert it."),

	JPEG_XL("^(\\xFF\\x0A|\\x00{3}\\x0CJXL \\r\\n\\x87\\n)",
			"This is a JPEG XL image. Save it as PNG or JPEG; the tool 'djxl' turns it back into the JPEG it was made of."),

	JPEG_2000("^(\\xFF\\x4F\\xFF\\x51|\\x00{3}\\x0CjP {2}\\r\\n\\x87\\n)",
			"This is a JPEG 2000 image, as scanners and archives write them. Save it as PNG or JPEG."),

	JPEG_XR("^II\\xBC", "This is a JPEG XR image. Save it as PNG or JPEG."),

	GIF("^GIF8[79]a", "This is a GIF image. Save one still picture of it as PNG."),

	BMP("^BM.{12}", "This is a BMP image. Save it as PNG."),

	ICON("^\\x00\\x00[\\x01\\x02]\\x00", "This is an icon (ICO). Save the picture as PNG."),

	RAW("^(.{4}ftypcrx |II\\*\\x00.{4}CR|FUJIFILMCCD-RAW|IIR[OS]|MMOR|IIU\\x00|\\x00MRM|FOVb)",
			"This is a raw photo, which is not developed yet. Export it as JPEG."),

	TIFF("^(II[*+]\\x00|MM\\x00[*+])",
			"This is a TIFF image, or a raw photo (DNG, NEF, ARW) in such a file. Save it as PNG or JPEG."),

	PDF("^%PDF-", "This is a PDF document. Save its page as a PNG picture, or take a photo of the drawing."),

	POSTSCRIPT("^(%!PS|\\xC5\\xD0\\xD3\\xC6)", "This is a PostScript document. Export its page as PNG."),

	SVG("^(\\xEF\\xBB\\xBF)?\\s*(<\\?xml.*|<!--.*|<!doctype svg.*)?<svg[\\s>]",
			"This is an SVG image, which has no pixels. Export it as PNG."),

	PAINTING("^(8BPS|gimp xcf)", "This is a layered file of a painting program. Export it as PNG."),

	RARE("^(qoif|P[1-7]\\s|\\x76\\x2F\\x31\\x01|#\\?RADIANCE|DDS |BPG\\xFB|FLIF|\\xD7\\xCD\\xC6\\x9A)",
			"This is an image of a rare format. Save it as PNG."),

	VIDEO("^(.{4}ftyp|\\x1A\\x45\\xDF\\xA3|RIFF.{4}AVI )", "This is a video. Send a photo of the drawing."),

	WEB_PAGE("^(\\xEF\\xBB\\xBF)?\\s*<(!doctype )?html",
			"This is a web page and not the picture in it. Check the address that it was loaded from."),

	BASE64("^\\s*(data:image/|iVBORw0KGgo|/9j/|UklGR)",
			"This is a picture written as base64 text. Decode it and send its bytes.");

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
