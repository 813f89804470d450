package dev.novadraw.normalizer.color;

import java.nio.ByteBuffer;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;

import org.jspecify.annotations.Nullable;

/**
 * A colour profile as the International Color Consortium defines it. Invalid profiles are
 * ignored and their files treated as sRGB, as browsers do.
 */
public final class IccProfile {

	private static final int HEADER = 128;

	private static final int MAX_BYTES = 4 * 1024 * 1024;

	private static final int MAX_TAGS = 200;

	private static final int RGB = tag("RGB ");

	private static final int GREY = tag("GRAY");

	private static final int LAB = tag("Lab ");

	private static final int XYZ = tag("XYZ ");

	/**
	 * The supported classes: screens, scanners, printers and colour spaces, but no device
	 * links or named colours.
	 */
	private static final Set<Integer> CLASSES = Set.of(tag("mntr"), tag("scnr"), tag("prtr"), tag("spac"));

	private final ByteBuffer bytes;

	private IccProfile(byte[] profile) {
		this.bytes = ByteBuffer.wrap(profile);
	}

	/**
	 * Reads a profile.
	 * @param grey true if the file contains only grey
	 * @return the conversion; null if the profile is invalid or does not match the file
	 */
	public static @Nullable ColorTransform read(byte[] profile, boolean grey) {
		if (profile.length < HEADER + 4 || profile.length > MAX_BYTES) {
			return null;
		}
		try {
			return new IccProfile(profile).transform(grey);
		}
		catch (IndexOutOfBoundsException ex) {
			return null;
		}
	}

	private static int tag(String name) {
		return name.charAt(0) << 24 | name.charAt(1) << 16 | name.charAt(2) << 8 | name.charAt(3);
	}

	private @Nullable ColorTransform transform(boolean grey) {
		int connection = this.bytes.getInt(20);
		if (!CLASSES.contains(this.bytes.getInt(12)) || (connection != XYZ && connection != LAB)) {
			return null;
		}
		int space = this.bytes.getInt(16);
		if (space == GREY && grey) {
			Curve curve = curve("kTRC", connection == LAB);
			return (curve != null) ? MatrixTransform.grey(curve) : null;
		}
		if (space != RGB) {
			return null;
		}
		return (find("A2B0") != null) ? LutTransform.of(this.bytes.array()) : colorants();
	}

	private @Nullable ColorTransform colorants() {
		double[] red = xyz("rXYZ");
		double[] green = xyz("gXYZ");
		double[] blue = xyz("bXYZ");
		Curve redCurve = curve("rTRC", false);
		Curve greenCurve = curve("gTRC", false);
		Curve blueCurve = curve("bTRC", false);
		if (red == null || green == null || blue == null || redCurve == null || greenCurve == null
				|| blueCurve == null) {
			return null;
		}
		Matrix matrix = Matrix.fromColorants(red, green, blue);
		return (matrix != null) ? new MatrixTransform(redCurve, greenCurve, blueCurve, matrix) : null;
	}

	private @Nullable ByteBuffer find(String name) {
		int tags = Math.min(this.bytes.getInt(HEADER), MAX_TAGS);
		for (int entry = HEADER + 4, i = 0; i < tags; i++, entry += 12) {
			if (this.bytes.getInt(entry) == tag(name)) {
				return this.bytes.slice(this.bytes.getInt(entry + 4), this.bytes.getInt(entry + 8));
			}
		}
		return null;
	}

	private double @Nullable [] xyz(String name) {
		ByteBuffer data = find(name);
		return (data != null && data.getInt(0) == XYZ)
				? new double[] { fixed(data, 8), fixed(data, 12), fixed(data, 16) } : null;
	}

	private static double fixed(ByteBuffer data, int at) {
		return data.getInt(at) / 65536.0;
	}

	private @Nullable Curve curve(String name, boolean lightness) {
		ByteBuffer data = find(name);
		DoubleUnaryOperator function = (data != null) ? function(data) : null;
		if (function == null) {
			return null;
		}
		return Curve.of(lightness ? (value) -> lightOf(function.applyAsDouble(value)) : function);
	}

	// Returns the linear light of CIE L*, both from 0 to 1.
	private static double lightOf(double lightness) {
		double root = (100 * lightness + 16) / 116;
		return (root > 6.0 / 29) ? root * root * root : (root - 4.0 / 29) * 108 / 841;
	}

	private static @Nullable DoubleUnaryOperator function(ByteBuffer data) {
		if (data.getInt(0) == tag("curv")) {
			return table(data);
		}
		return (data.getInt(0) == tag("para")) ? formula(data) : null;
	}

	private static @Nullable DoubleUnaryOperator table(ByteBuffer data) {
		int count = data.getInt(8);
		if (count < 0 || count > (data.limit() - 12) / 2) {
			return null;
		}
		if (count == 0) {
			return DoubleUnaryOperator.identity();
		}
		if (count == 1) {
			double exponent = Short.toUnsignedInt(data.getShort(12)) / 256.0;
			return (exponent > 0) ? (value) -> Math.pow(value, exponent) : null;
		}
		return (value) -> {
			double place = value * (count - 1);
			int low = Math.min((int) place, count - 2);
			return entry(data, low) + (entry(data, low + 1) - entry(data, low)) * (place - low);
		};
	}

	private static double entry(ByteBuffer data, int index) {
		return Short.toUnsignedInt(data.getShort(12 + 2 * index)) / 65535.0;
	}

	// With the names of the specification: cx + f below d, and (ax + b)^g + e from there
	// on.
	private static @Nullable DoubleUnaryOperator formula(ByteBuffer data) {
		double g = fixed(data, 12);
		int type = data.getShort(8);
		if (type == 0) {
			return (value) -> Math.pow(value, g);
		}
		if (type < 0 || type > 4) {
			return null;
		}
		double a = fixed(data, 16);
		double b = fixed(data, 20);
		double c = (type >= 3) ? fixed(data, 24) : 0;
		double d = (type >= 3) ? fixed(data, 28) : -b / a;
		double e = (type == 4) ? fixed(data, 32) : (type == 2) ? fixed(data, 24) : 0;
		double f = (type == 4) ? fixed(data, 36) : (type == 2) ? e : 0;
		return (value) -> (value >= d) ? Math.pow(a * value + b, g) + e : c * value + f;
	}

}
