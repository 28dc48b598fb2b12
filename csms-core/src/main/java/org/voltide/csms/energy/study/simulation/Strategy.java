package org.voltide.csms.energy.study.simulation;

/**
 * How cars are steered.
 *
 * @param name for the report
 * @param bidirectional whether they may give energy back
 * @param knowledge what the planner knows of cars to come and of prices
 * @param current what stations can set
 */
public record Strategy(String name, boolean bidirectional, Knowledge knowledge, Current current) {

  /** Every car charges at once, which knows nothing and asks nobody. */
  public static final Strategy UNCONTROLLED =
      new Strategy("Charging at once", false, Knowledge.PRESENT, Current.ANY);

  /** What a planner knows beside the cars that are there. */
  public enum Knowledge {
    /** Nothing of cars to come; prices as the market publishes them. */
    PRESENT,
    /** Cars to come as the history lets expect them; prices as the market publishes them. */
    FORECAST,
    /** All cars and all prices. */
    PERFECT
  }

  /** What currents stations can set. */
  public enum Current {
    /** Any power. */
    ANY,
    /** Whole amperes on three phases, and none below six. */
    WHOLE_AMPERES
  }
}
