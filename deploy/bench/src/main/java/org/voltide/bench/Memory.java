package org.voltide.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Memory of processes as Linux counts it in {@code /proc}. What several processes share counts to
 * each in parts, so that sums are right.
 */
final class Memory {
  private static final String SHARE = "Pss:";

  private Memory() {}

  /** Bytes of a process. */
  static long of(long process) {
    try {
      return bytes(Files.readString(Path.of("/proc", Long.toString(process), "smaps_rollup")));
    } catch (IOException e) {
      throw new BenchException("Memory can only be read on Linux: " + e.getMessage(), e);
    }
  }

  /** The same for a process with its children; one that ends meanwhile has none. */
  static long ofFamily(long process) {
    Stream<ProcessHandle> children =
        ProcessHandle.of(process).stream().flatMap(ProcessHandle::children);
    return of(process) + children.mapToLong(child -> ofLiving(child.pid())).sum();
  }

  private static long ofLiving(long process) {
    try {
      return of(process);
    } catch (BenchException ended) {
      return 0;
    }
  }

  /** What {@code smaps_rollup} says. */
  static long bytes(String rollup) {
    return rollup
        .lines()
        .filter(line -> line.startsWith(SHARE))
        .mapToLong(
            line -> Long.parseLong(line.substring(SHARE.length(), line.length() - 2).strip()))
        .map(kilobytes -> kilobytes * 1024)
        .findFirst()
        .orElseThrow(() -> new BenchException("this is no /proc/PID/smaps_rollup: " + rollup));
  }
}
