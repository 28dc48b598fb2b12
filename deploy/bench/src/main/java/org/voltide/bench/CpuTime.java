package org.voltide.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Stream;

/** CPU time as Linux counts it in {@code /proc}. */
final class CpuTime {
  /** {@code sysconf(_SC_CLK_TCK)}, which is 100 wherever Linux runs on x86-64 and ARM. */
  private static final double TICKS_PER_SECOND = 100;

  private static final int PARENT = 1;
  private static final int USER = 11;
  private static final int SYSTEM = 12;
  private static final int CHILDREN_USER = 13;
  private static final int CHILDREN_SYSTEM = 14;

  private CpuTime() {}

  /** User and system seconds of a process and all its threads. */
  static double of(long process) {
    String[] fields = stat(process);
    return seconds(fields, USER) + seconds(fields, SYSTEM);
  }

  /** The same for a process with its children, those that have ended included. */
  static double ofFamily(long process) {
    String[] fields = stat(process);
    double own = of(process) + seconds(fields, CHILDREN_USER) + seconds(fields, CHILDREN_SYSTEM);
    return own
        + ProcessHandle.of(process).stream()
            .flatMap(ProcessHandle::children)
            .mapToDouble(child -> ofLiving(child.pid()))
            .sum();
  }

  private static double ofLiving(long process) {
    try {
      return of(process);
    } catch (BenchException ended) {
      return 0;
    }
  }

  private static double seconds(String[] fields, int index) {
    return Long.parseLong(fields[index]) / TICKS_PER_SECOND;
  }

  private static String[] stat(long process) {
    try {
      return fields(Files.readString(Path.of("/proc", Long.toString(process), "stat")));
    } catch (NoSuchFileException e) {
      throw new BenchException("process " + process + " has ended", e);
    } catch (IOException e) {
      throw new BenchException("CPU time can only be read on Linux: " + e.getMessage(), e);
    }
  }

  /** The fields from the state on; the name before may hold blanks and parentheses. */
  static String[] fields(String stat) {
    String[] fields =
        Stream.of(stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ", -1))
            .toArray(String[]::new);
    if (fields.length <= CHILDREN_SYSTEM || fields[PARENT].isEmpty()) {
      throw new BenchException("this is no /proc/PID/stat: " + stat.strip());
    }
    return fields;
  }
}
