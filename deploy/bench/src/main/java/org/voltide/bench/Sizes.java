package org.voltide.bench;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** Refuses sizes with which nothing can be measured, in a sentence that names the option. */
final class Sizes {
  /** What a server opens beside its connections. */
  private static final int OTHER_FILES = 200;

  private Sizes() {}

  static void requireAtLeast(String option, int value, int least) {
    if (value < least) {
      throw new BenchException("%s must be %d or more, not %d.".formatted(option, least, value));
    }
  }

  /** Each connection takes a file descriptor at both ends. */
  static void requireConnectable(int connections) {
    var system = ManagementFactory.getOperatingSystemMXBean();
    if (system instanceof UnixOperatingSystemMXBean unix
        && connections > unix.getMaxFileDescriptorCount() - OTHER_FILES) {
      throw new BenchException(
          "%d connections need more than the %d open files this system allows; raise ulimit -n."
              .formatted(connections, unix.getMaxFileDescriptorCount()));
    }
  }
}
