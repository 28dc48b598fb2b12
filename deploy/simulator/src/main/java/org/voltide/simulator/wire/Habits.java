package org.voltide.simulator.wire;

import java.util.function.BooleanSupplier;

/**
 * How a station treats its line, asked each time because it may change during the day.
 *
 * @param repeats says every transaction message twice
 * @param swaps sends a newer transaction message before an older one
 * @param offline keeps off the line
 */
public record Habits(BooleanSupplier repeats, BooleanSupplier swaps, BooleanSupplier offline) {
  public static final Habits GOOD = new Habits(() -> false, () -> false, () -> false);
}
