package org.voltide.csms.energy.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What cars may draw together besides what the connection allows, for instance because somebody
 * else limits their station.
 *
 * @param cars their positions in the snapshot
 * @param maxW per step, ≥ 0, of what they take less what they give; infinite where there is no
 *     limit
 */
public record SharedLimit(Set<Integer> cars, double[] maxW) {

  public SharedLimit {
    // In order, so that the same sums come out each time.
    cars = Collections.unmodifiableSet(new TreeSet<>(cars));
  }

  /** Per car of a snapshot: which of its limits it shares, by their positions, in order. */
  public static List<List<Integer>> ofCars(SiteSnapshot site) {
    List<List<Integer>> shared = new ArrayList<>();
    site.cars().forEach(_ -> shared.add(new ArrayList<>()));
    for (int l = 0; l < site.limits().size(); l++) {
      for (int car : site.limits().get(l).cars()) {
        shared.get(car).add(l);
      }
    }
    return shared;
  }
}
