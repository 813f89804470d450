package dev.novadraw.normalizer.sandbox;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * The program of a {@link SystemCallFilter}, in classic BPF.
 */
final class FilterProgram {

	static final int INSTRUCTION_BYTES = 8;

	/** {@code SECCOMP_RET_ERRNO}, to which an error number is added. */
	static final int RETURN_ERROR = 0x0005_0000;

	/** Rejection with {@code EPERM}. */
	private static final int REJECT = RETURN_ERROR + 1;

	/** Rejection with {@code ENOSYS}, upon which the C library uses an older call. */
	private static final int UNKNOWN = RETURN_ERROR + 38;

	private static final int ALLOW = 0x7FFF_0000;

	private static final int LOAD = 0x20;

	private static final int RETURN = 0x06;

	private static final int IF_EQUAL = 0x15;

	private static final int IF_AT_LEAST = 0x35;

	private static final int IF_ANY_BIT = 0x45;

	/** Offsets in {@code struct seccomp_data}; for an argument, of its lower half. */
	private static final int NUMBER = 0;

	private static final int ARCHITECTURE = 4;

	private static final int FIRST_ARGUMENT = 16;

	/** The bit that marks calls of the x32 ABI on x86-64. */
	private static final int X32 = 0x4000_0000;

	private static final int CLONE_THREAD = 0x0001_0000;

	private final List<long[]> instructions = new ArrayList<>();

	private FilterProgram() {
	}

	/**
	 * Returns the program that rejects the calls.
	 * @param process the ID of the process, which may send signals to itself
	 */
	static byte[] of(SystemCalls calls, long process) {
		FilterProgram program = new FilterProgram();
		program.add(LOAD, 0, 0, ARCHITECTURE);
		program.add(IF_EQUAL, 1, 0, calls.architecture());
		program.add(RETURN, 0, 0, REJECT);
		program.add(LOAD, 0, 0, NUMBER);
		program.returnIf(IF_AT_LEAST, X32, REJECT);
		program.returnIf(IF_EQUAL, SystemCalls.CLONE3, UNKNOWN);
		calls.rejected().forEach((number) -> program.returnIf(IF_EQUAL, number, REJECT));
		SystemCalls.newer().forEach((number) -> program.returnIf(IF_EQUAL, number, REJECT));
		program.allowOnly(calls.newTask(), IF_ANY_BIT, CLONE_THREAD);
		program.allowOnly(calls.signal(), IF_EQUAL, process);
		program.allowOnly(calls.limits(), IF_EQUAL, 0);
		program.add(RETURN, 0, 0, ALLOW);
		return program.bytes();
	}

	private void returnIf(int condition, long value, int action) {
		add(condition, 0, 1, value);
		add(RETURN, 0, 0, action);
	}

	/** Allows a call only if its first argument meets the condition. */
	private void allowOnly(int number, int condition, long argument) {
		add(IF_EQUAL, 0, 4, number);
		add(LOAD, 0, 0, FIRST_ARGUMENT);
		add(condition, 0, 1, argument);
		add(RETURN, 0, 0, ALLOW);
		add(RETURN, 0, 0, REJECT);
	}

	private void add(int code, int jumpIfTrue, int jumpIfFalse, long value) {
		this.instructions.add(new long[] { code, jumpIfTrue, jumpIfFalse, value });
	}

	private byte[] bytes() {
		ByteBuffer bytes = ByteBuffer.allocate(this.instructions.size() * INSTRUCTION_BYTES)
			.order(ByteOrder.nativeOrder());
		for (long[] instruction : this.instructions) {
			bytes.putShort((short) instruction[0])
				.put((byte) instruction[1])
				.put((byte) instruction[2])
				.putInt((int) instruction[3]);
		}
		return bytes.array();
	}

}
