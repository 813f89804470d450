package dev.novadraw.normalizer;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Generated colour profiles.
 */
final class TestProfiles {

	/** The colorants of red, green and blue, in XYZ relative to D50. */
	private static final double[] DISPLAY_P3 = { 0.51512, 0.2412, -0.00105, 0.29198, 0.69225, 0.04189, 0.1571, 0.06657,
			0.78407 };

	private static final double[] ADOBE_RGB = { 0.60974, 0.31111, 0.01947, 0.20528, 0.62567, 0.06087, 0.14919, 0.06322,
			0.74457 };

	private static final double[] APPLE_RGB = { 0.47576, 0.25516, 0.01847, 0.33972, 0.6726, 0.11332, 0.14872, 0.07224,
			0.69312 };

	private static final double[] SRGB = { 0.43607, 0.22249, 0.01392, 0.38515, 0.71687, 0.09708, 0.14307, 0.06061,
			0.7141 };

	private TestProfiles() {
	}

	static byte[] displayP3() {
		return screen(DISPLAY_P3, srgbFormula());
	}

	static byte[] adobeRgb() {
		return screen(ADOBE_RGB, gamma(2.19921875));
	}

	/** Returns the profile of old Macintosh screens, with a gamma of 1.8 in a table. */
	static byte[] appleRgb() {
		return screen(APPLE_RGB, table(1.8));
	}

	static byte[] srgb() {
		return screen(SRGB, srgbFormula());
	}

	static byte[] grey(double gamma) {
		return profile("GRAY", "XYZ ", Map.of("kTRC", gamma(gamma)));
	}

	/** Returns a profile with a table of linear light that swaps red and blue. */
	static byte[] swapping() {
		ByteBuffer table = ByteBuffer.allocate(48 + 4 + 2 * 2 * 6 + 8 * 3 * 2)
			.put(ascii("mft2"))
			.putInt(0)
			.put(new byte[] { 3, 3, 2, 0 });
		for (int i = 0; i < 9; i++) {
			table.putInt((i % 4 == 0) ? 65536 : 0);
		}
		table.putShort((short) 2).putShort((short) 2);
		putIdentities(table);
		for (int corner = 0; corner < 8; corner++) {
			putColor(table, corner & 1, corner >> 1 & 1, corner >> 2);
		}
		putIdentities(table);
		return profile("RGB ", "XYZ ", Map.of("A2B0", table.array()));
	}

	private static void putIdentities(ByteBuffer table) {
		for (int i = 0; i < 3; i++) {
			table.putShort((short) 0).putShort((short) 0xFFFF);
		}
	}

	private static void putColor(ByteBuffer table, int red, int green, int blue) {
		for (int i = 0; i < 3; i++) {
			double value = red * SRGB[i] + green * SRGB[3 + i] + blue * SRGB[6 + i];
			table.putShort((short) (value * 32768));
		}
	}

	private static byte[] screen(double[] colorants, byte[] curve) {
		Map<String, byte[]> tags = new LinkedHashMap<>();
		tags.put("desc", ascii("text\0\0\0\0Made for a test"));
		tags.put("rXYZ", xyz(colorants[0], colorants[1], colorants[2]));
		tags.put("gXYZ", xyz(colorants[3], colorants[4], colorants[5]));
		tags.put("bXYZ", xyz(colorants[6], colorants[7], colorants[8]));
		tags.put("rTRC", curve);
		tags.put("gTRC", curve);
		tags.put("bTRC", curve);
		return profile("RGB ", "XYZ ", tags);
	}

	static byte[] profile(String space, String connection, Map<String, byte[]> tags) {
		ByteArrayOutputStream data = new ByteArrayOutputStream();
		ByteBuffer table = ByteBuffer.allocate(4 + 12 * (tags.size() + 1)).putInt(tags.size() + 1);
		Map<String, byte[]> all = new LinkedHashMap<>(tags);
		all.put("wtpt", xyz(0.9642, 1, 0.8249));
		all.forEach((name, content) -> {
			table.put(ascii(name)).putInt(128 + table.capacity() + data.size()).putInt(content.length);
			data.writeBytes(content);
			data.writeBytes(new byte[-content.length & 3]);
		});
		return ByteBuffer.allocate(128 + table.capacity() + data.size())
			.putInt(128 + table.capacity() + data.size())
			.putInt(8, 0x04200000)
			.put(12, ascii("mntr" + space + connection))
			.put(36, ascii("acsp"))
			.put(68, xyz(0.9642, 1, 0.8249), 8, 12)
			.put(128, table.array())
			.put(128 + table.capacity(), data.toByteArray())
			.array();
	}

	private static byte[] xyz(double x, double y, double z) {
		return ByteBuffer.allocate(20)
			.put(ascii("XYZ "))
			.putInt(8, fixed(x))
			.putInt(12, fixed(y))
			.putInt(16, fixed(z))
			.array();
	}

	static byte[] gamma(double exponent) {
		return ByteBuffer.allocate(14).put(ascii("curv")).putInt(8, 1).putShort(12, (short) (exponent * 256)).array();
	}

	private static byte[] table(double exponent) {
		ByteBuffer table = ByteBuffer.allocate(12 + 2 * 256).put(ascii("curv")).putInt(0).putInt(256);
		for (int i = 0; i < 256; i++) {
			table.putShort((short) Math.round(65535 * Math.pow(i / 255.0, exponent)));
		}
		return table.array();
	}

	private static byte[] srgbFormula() {
		return ByteBuffer.allocate(32)
			.put(ascii("para"))
			.putShort(8, (short) 3)
			.putInt(12, fixed(2.4))
			.putInt(16, fixed(1 / 1.055))
			.putInt(20, fixed(0.055 / 1.055))
			.putInt(24, fixed(1 / 12.92))
			.putInt(28, fixed(0.04045))
			.array();
	}

	private static int fixed(double value) {
		return (int) Math.round(value * 65536);
	}

	static byte[] ascii(String text) {
		return text.getBytes(StandardCharsets.ISO_8859_1);
	}

}
