package dev.novadraw.benchmarks.report;

import java.lang.management.ManagementFactory;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import com.sun.management.OperatingSystemMXBean;

/**
 * The machine and the date of the measurements.
 */
public final class Machine {

	private static final long GIGABYTE = 1L << 30;

	private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT)
		.withZone(ZoneOffset.UTC);

	private Machine() {
	}

	/**
	 * Returns a sentence about this machine.
	 */
	public static String describe(InstantSource clock) {
		OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
		return "Measured on %s UTC: %d cores, %d GB, %s %s, Java %s; load before the run %.1f.".formatted(
				MINUTE.format(clock.instant()), system.getAvailableProcessors(),
				Math.round((double) system.getTotalMemorySize() / GIGABYTE), system.getName(), system.getVersion(),
				Runtime.version(), system.getSystemLoadAverage());
	}

}
