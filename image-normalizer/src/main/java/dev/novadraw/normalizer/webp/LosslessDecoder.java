package dev.novadraw.normalizer.webp;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

import dev.novadraw.normalizer.webp.PrefixCodes.Group;

/**
 * A decoder for VP8L bit streams, the pixels of lossless WebP files.
 */
final class LosslessDecoder {

	private static final int MAX_CACHE_BITS = 11;

	private static final int CACHE_FACTOR = 0x1E35A7BD;

	private static final int NEAR_PLACES = 120;

	/**
	 * Nearby pixels: the upper four bits count rows above, the lower four are 8 minus the
	 * columns to the left.
	 */
	private static final int[] PLACES = { 0x18, 0x07, 0x17, 0x19, 0x28, 0x06, 0x27, 0x29, 0x16, 0x1a, 0x26, 0x2a, 0x38,
			0x05, 0x37, 0x39, 0x15, 0x1b, 0x36, 0x3a, 0x25, 0x2b, 0x48, 0x04, 0x47, 0x49, 0x14, 0x1c, 0x35, 0x3b, 0x46,
			0x4a, 0x24, 0x2c, 0x58, 0x45, 0x4b, 0x34, 0x3c, 0x03, 0x57, 0x59, 0x13, 0x1d, 0x56, 0x5a, 0x23, 0x2d, 0x44,
			0x4c, 0x55, 0x5b, 0x33, 0x3d, 0x68, 0x02, 0x67, 0x69, 0x12, 0x1e, 0x66, 0x6a, 0x22, 0x2e, 0x54, 0x5c, 0x43,
			0x4d, 0x65, 0x6b, 0x32, 0x3e, 0x78, 0x01, 0x77, 0x79, 0x53, 0x5d, 0x11, 0x1f, 0x64, 0x6c, 0x42, 0x4e, 0x76,
			0x7a, 0x21, 0x2f, 0x75, 0x7b, 0x31, 0x3f, 0x63, 0x6d, 0x52, 0x5e, 0x00, 0x74, 0x7c, 0x41, 0x4f, 0x10, 0x20,
			0x62, 0x6e, 0x30, 0x73, 0x7d, 0x51, 0x5f, 0x40, 0x72, 0x7e, 0x61, 0x6f, 0x50, 0x71, 0x7f, 0x60, 0x70 };

	private final BitReader bits;

	LosslessDecoder(ByteBuffer bytes) {
		this.bits = new BitReader(bytes);
	}

	/**
	 * Reads a whole picture.
	 */
	LosslessRows rows(int width, int height) throws IOException {
		Deque<RowTransform> transforms = new ArrayDeque<>();
		int seen = 0;
		int stored = width;
		while (this.bits.readFlag()) {
			int type = this.bits.read(2);
			if ((seen & 1 << type) != 0) {
				throw new IOException("The same transform twice");
			}
			seen |= 1 << type;
			RowTransform transform = transform(type, stored, height);
			stored = transform.storedWidth();
			transforms.push(transform);
		}
		return new LosslessRows(width, height, pixels(stored, height, true), stored, transforms);
	}

	private RowTransform transform(int type, int width, int height) throws IOException {
		return switch (type) {
			case 0 -> new PredictorTransform(width, blocks(width, height));
			case 1 -> new CrossColorTransform(width, blocks(width, height));
			case 2 -> new SubtractGreenTransform(width);
			default -> palette(width);
		};
	}

	private Blocks blocks(int width, int height) throws IOException {
		int sizeBits = this.bits.read(3) + 2;
		int inRow = Blocks.count(width, sizeBits);
		return new Blocks(sizeBits, inRow, pixels(inRow, Blocks.count(height, sizeBits), false));
	}

	private ColorIndexingTransform palette(int width) throws IOException {
		int size = this.bits.read(8) + 1;
		return new ColorIndexingTransform(width, pixels(size, 1, false));
	}

	private int[] pixels(int width, int height, boolean main) throws IOException {
		int cacheBits = this.bits.readFlag() ? this.bits.read(4) : 0;
		if (cacheBits > MAX_CACHE_BITS) {
			throw new IOException("The cache of colours is too large");
		}
		int[] cache = new int[(cacheBits > 0) ? 1 << cacheBits : 0];
		return pixels(width, height, codes(width, height, cache.length, main), cache, 32 - cacheBits);
	}

	private PrefixCodes codes(int width, int height, int cacheSize, boolean main) throws IOException {
		if (!main || !this.bits.readFlag()) {
			return PrefixCodes.readOne(this.bits, cacheSize);
		}
		Blocks blocks = blocks(width, height);
		return PrefixCodes.readMany(this.bits, cacheSize, blocks.sizeBits(), blocks.inRow(), blocks.values());
	}

	private int[] pixels(int width, int height, PrefixCodes codes, int[] cache, int shift) throws IOException {
		int[] pixels = new int[width * height];
		Group group = codes.at(0, 0);
		int x = 0;
		int y = 0;
		int at = 0;
		while (at < pixels.length) {
			if (codes.mayChangeAt(x)) {
				group = codes.at(x, y);
			}
			int symbol = group.green().next(this.bits) - PrefixCodes.LITERALS;
			int length = 1;
			if (symbol < 0) {
				pixels[at] = literal(group, symbol + PrefixCodes.LITERALS);
			}
			else if (symbol < PrefixCodes.LENGTHS) {
				length = copy(group, symbol, pixels, at, width);
			}
			else {
				pixels[at] = cache[symbol - PrefixCodes.LENGTHS];
			}
			remember(pixels, at, length, cache, shift);
			at += length;
			x += length;
			if (x >= width) {
				y += x / width;
				x %= width;
			}
			if (length > 1 && at < pixels.length) {
				group = codes.at(x, y);
			}
		}
		return pixels;
	}

	private static void remember(int[] pixels, int start, int length, int[] cache, int shift) {
		for (int i = start; i < start + length && cache.length > 0; i++) {
			cache[CACHE_FACTOR * pixels[i] >>> shift] = pixels[i];
		}
	}

	private int literal(Group group, int green) throws IOException {
		int red = group.red().next(this.bits);
		int blue = group.blue().next(this.bits);
		int alpha = group.alpha().next(this.bits);
		return alpha << 24 | red << 16 | green << 8 | blue;
	}

	private int copy(Group group, int symbol, int[] pixels, int at, int width) throws IOException {
		int length = number(symbol);
		int distance = distance(number(group.distance().next(this.bits)), width);
		if (distance > at || length > pixels.length - at) {
			throw new IOException("A copy from outside of the picture");
		}
		if (distance == 1) {
			Arrays.fill(pixels, at, at + length, pixels[at - 1]);
		}
		else {
			for (int i = at; i < at + length; i++) {
				pixels[i] = pixels[i - distance];
			}
		}
		return length;
	}

	private static int distance(int code, int width) {
		if (code > NEAR_PLACES) {
			return code - NEAR_PLACES;
		}
		int place = PLACES[code - 1];
		return Math.max(1, (place >> 4) * width + 8 - (place & 0xF));
	}

	private int number(int symbol) throws IOException {
		if (symbol < 4) {
			return symbol + 1;
		}
		int extraBits = symbol - 2 >> 1;
		return ((2 + (symbol & 1)) << extraBits) + this.bits.read(extraBits) + 1;
	}

}
