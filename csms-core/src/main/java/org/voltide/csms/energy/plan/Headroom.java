package org.voltide.csms.energy.plan;

import java.util.List;

/**
 * What cars may still draw in one step: the connection, and the limits they share. Not thread-safe.
 */
public final class Headroom {
  private final List<SharedLimit> limits;
  private final double[] sharedW;
  private double connectionW;

  /** While no car draws anything. */
  public Headroom(SiteSnapshot site, int step) {
    limits = site.limits();
    sharedW = limits.stream().mapToDouble(limit -> limit.maxW()[step]).toArray();
    connectionW = site.importLimitW() - site.baseLoadW()[step];
  }

  /** Gives a car power; negative takes it back. */
  public void give(int car, double powerW) {
    connectionW -= powerW;
    for (int l = 0; l < sharedW.length; l++) {
      if (limits.get(l).cars().contains(car)) {
        sharedW[l] -= powerW;
      }
    }
  }

  /** The most that a car may draw more, at least 0. */
  public double forCar(int car) {
    double least = connectionW;
    for (int l = 0; l < sharedW.length; l++) {
      if (limits.get(l).cars().contains(car)) {
        least = Math.min(least, sharedW[l]);
      }
    }
    return Math.max(0, least);
  }
}
