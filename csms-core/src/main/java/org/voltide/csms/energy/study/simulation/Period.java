package org.voltide.csms.energy.study.simulation;

import java.util.List;

/**
 * Part of a recording: all stays that begin in it, until the last of them ends.
 *
 * @param from its first quarter hour
 * @param until after its last
 * @param stays that begin in it, in the order of their arrival
 */
public record Period(int from, int until, List<Stay> stays) {

  public Period {
    stays = List.copyOf(stays);
  }

  /** The part of a recording in some quarter hours. */
  public static Period of(int from, int until, List<Stay> recorded) {
    return new Period(
        from,
        until,
        recorded.stream().filter(stay -> stay.from() >= from && stay.from() < until).toList());
  }

  /** The quarter hour in which the first car comes. */
  int begin() {
    return stays.stream().mapToInt(Stay::from).min().orElse(from);
  }

  /** After the quarter hour in which the last car leaves. */
  int end() {
    return stays.stream().mapToInt(Stay::until).reduce(until, Math::max);
  }

  public double days() {
    return (until - from) / (double) Quarters.PER_DAY;
  }
}
