package dev.novadraw.normalizer.sandbox;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The numbers of the Linux system calls that a decoder does not need, on one processor
 * architecture.
 *
 * @param architecture the constant {@code AUDIT_ARCH_...} of the kernel
 * @param seccomp the call that sets a filter
 * @param newTask {@code clone}, allowed for threads but not for processes
 * @param signal {@code tgkill}, allowed within the process
 * @param limits {@code prlimit64}, allowed within the process
 * @param rejected all other rejected calls
 */
record SystemCalls(int architecture, int seccomp, int newTask, int signal, int limits, List<Integer> rejected) {

	/** The number is the same on all architectures, as for all newer calls. */
	static final int CLONE3 = 435;

	private static final List<Integer> NEWER = List.of(
			// pidfd_send_signal, pidfd_open, pidfd_getfd, io_uring_setup
			424, 434, 438, 425,
			// open_tree, move_mount, fsopen, fsmount, mount_setattr
			428, 429, 430, 432, 442);

	private static final SystemCalls X86_64 = new SystemCalls(0xC000003E, 317, 56, 234, 302, List.of(
			// socket, fork, vfork, execve, execveat
			41, 57, 58, 59, 322,
			// kill, tkill, rt_sigqueueinfo, rt_tgsigqueueinfo
			62, 200, 129, 297,
			// ptrace, process_vm_readv, process_vm_writev
			101, 310, 311,
			// unshare, setns, mount, umount2, pivot_root, chroot
			272, 308, 165, 166, 155, 161,
			// bpf, perf_event_open, userfaultfd, add_key, request_key, keyctl
			321, 298, 323, 248, 249, 250));

	private static final SystemCalls ARM_64 = new SystemCalls(0xC00000B7, 277, 220, 131, 261, List.of(
			// socket, execve, execveat
			198, 221, 281,
			// kill, tkill, rt_sigqueueinfo, rt_tgsigqueueinfo
			129, 130, 138, 240,
			// ptrace, process_vm_readv, process_vm_writev
			117, 270, 271,
			// unshare, setns, mount, umount2, pivot_root, chroot
			97, 268, 40, 39, 41, 51,
			// bpf, perf_event_open, userfaultfd, add_key, request_key, keyctl
			280, 241, 282, 217, 218, 219));

	/**
	 * Returns the numbers of this system, or null if it is not supported.
	 */
	static @Nullable SystemCalls ofThisSystem() {
		if (!System.getProperty("os.name").equals("Linux")) {
			return null;
		}
		return switch (System.getProperty("os.arch")) {
			case "amd64" -> X86_64;
			case "aarch64" -> ARM_64;
			default -> null;
		};
	}

	static List<Integer> newer() {
		return NEWER;
	}

}
