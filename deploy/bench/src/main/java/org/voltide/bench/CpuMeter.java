package org.voltide.bench;

import java.util.function.DoubleSupplier;

/**
 * Work per CPU second, lap by lap. All CPU time between two laps counts, also what is spent while
 * the other contender has its turn: what a server does late belongs to the work before. Not
 * thread-safe.
 */
final class CpuMeter {
  private final DoubleSupplier cpuSeconds;
  private double counted;

  CpuMeter(DoubleSupplier cpuSeconds) {
    this.cpuSeconds = cpuSeconds;
    this.counted = cpuSeconds.getAsDouble();
  }

  /** The rate at which so much work was done since the last lap. */
  double lap(long work) {
    double now = cpuSeconds.getAsDouble();
    double spent = now - counted;
    counted = now;
    if (spent <= 0) {
      throw new BenchException("A turn takes too little CPU time to be measured; make it longer.");
    }
    return work / spent;
  }
}
