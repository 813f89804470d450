package dev.novadraw.normalizer.sandbox;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/**
 * A seccomp filter. Any Linux process can install one for itself, and none can remove it.
 * Rejected calls fail with {@code EPERM}.
 */
public final class SystemCallFilter {

	private static final int SET_NO_NEW_PRIVILEGES = 38;

	private static final int SET_DUMPABLE = 4;

	private static final int SET_MODE_FILTER = 1;

	private static final int GET_ACTION_AVAILABLE = 2;

	/** The flag that includes threads that are already running. */
	private static final int ALL_THREADS = 1;

	private static final int PROGRAM_BYTES = 16;

	private static final int ADDRESS_OFFSET = 8;

	private static final FunctionDescriptor FIVE_NUMBERS = FunctionDescriptor.of(ValueLayout.JAVA_LONG,
			ValueLayout.JAVA_LONG, ValueLayout.JAVA_LONG, ValueLayout.JAVA_LONG, ValueLayout.JAVA_LONG,
			ValueLayout.JAVA_LONG);

	private SystemCallFilter() {
	}

	/**
	 * Returns true if this system supports such filters and the numbers of its calls are
	 * known.
	 */
	public static boolean isAvailable() {
		SystemCalls calls = SystemCalls.ofThisSystem();
		if (calls == null) {
			return false;
		}
		try (Arena arena = Arena.ofConfined()) {
			MemorySegment action = arena.allocate(ValueLayout.JAVA_INT);
			action.set(ValueLayout.JAVA_INT, 0, FilterProgram.RETURN_ERROR);
			return call("syscall", calls.seccomp(), GET_ACTION_AVAILABLE, 0, action.address(), 0) == 0;
		}
	}

	/**
	 * Rejects all calls that reach a network, another process or another program. The
	 * filter applies to all threads at once.
	 * @throws IOException if the filter cannot be installed
	 */
	public static void install() throws IOException {
		SystemCalls calls = SystemCalls.ofThisSystem();
		if (calls == null) {
			throw new IOException("The calls of this system are not known");
		}
		byte[] instructions = FilterProgram.of(calls, ProcessHandle.current().pid());
		try (Arena arena = Arena.ofConfined()) {
			MemorySegment code = arena.allocate(instructions.length, Long.BYTES);
			code.copyFrom(MemorySegment.ofArray(instructions));
			MemorySegment program = arena.allocate(PROGRAM_BYTES, Long.BYTES);
			program.set(ValueLayout.JAVA_SHORT, 0, (short) (instructions.length / FilterProgram.INSTRUCTION_BYTES));
			program.set(ValueLayout.ADDRESS, ADDRESS_OFFSET, code);
			require(call("prctl", SET_NO_NEW_PRIVILEGES, 1, 0, 0, 0) == 0);
			require(call("syscall", calls.seccomp(), SET_MODE_FILTER, ALL_THREADS, program.address(), 0) == 0);
		}
	}

	/**
	 * Hides the memory and the environment of this process from other processes of the
	 * same user. It also disables core dumps.
	 * @return false if this system does not support it
	 */
	public static boolean hideThisProcess() {
		return SystemCalls.ofThisSystem() != null && call("prctl", SET_DUMPABLE, 0, 0, 0, 0) == 0;
	}

	private static void require(boolean condition) throws IOException {
		if (!condition) {
			throw new IOException("This system sets no filter of system calls");
		}
	}

	@SuppressWarnings("restricted")
	private static int call(String function, long first, long second, long third, long fourth, long fifth) {
		Linker linker = Linker.nativeLinker();
		MethodHandle handle = linker.downcallHandle(linker.defaultLookup().findOrThrow(function), FIVE_NUMBERS,
				Linker.Option.firstVariadicArg(1));
		try {
			return (int) (long) handle.invokeExact(first, second, third, fourth, fifth);
		}
		catch (Throwable ex) {
			throw new IllegalStateException("Cannot call " + function, ex);
		}
	}

}
