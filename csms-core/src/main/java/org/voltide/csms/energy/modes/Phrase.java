package org.voltide.csms.energy.modes;

import java.util.List;

/** What an effect says of its mode; the places of its facts are marked. */
public enum Phrase {
  CARS_NOW("%s cars are wanted now"),
  PEAK_SO_FAR("the month's peak is %s kW so far"),
  EMISSIONS_PRICED("emissions have a price of their own"),
  HELD("up to %s kW less on demand, %s kW more"),
  CARS_ALONE("%s cars on their own"),
  AT_ONCE("cars charge at once within the limits"),
  SET_TIMES("cars draw only at the times set"),
  AT_MOST("no more than %s kW from the grid"),
  BEST_PRICES("energy is bought and sold at the best prices"),
  OWN_USE("what the site generates is used before anything is bought"),
  FOLLOWS("the connection follows %s kW"),
  KEPT("%s kWh kept in cars"),
  KEPT_IN_PART("only %s kWh of %s kWh can be kept"),
  RELEASED("released: cars supply %s kW without the grid"),
  /** By whom, in which time, and how much. */
  LIMIT_FROM("limit of %s %s: %s kW from the grid"),
  LIMIT_INTO("limit of %s %s: %s kW into the grid"),
  /** The same, and what flows without cars, which is more. */
  LIMIT_FROM_PASSED("limit of %s %s: %s kW from the grid, less than the %s kW without cars"),
  LIMIT_INTO_PASSED("limit of %s %s: %s kW into the grid, less than the %s kW without cars");

  private final String sentence;

  Phrase(String sentence) {
    this.sentence = sentence;
  }

  /** In English. */
  String sentence(List<String> facts) {
    return sentence.formatted(facts.toArray());
  }
}
