package org.voltide.csms.energy.fallback;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import org.voltide.csms.energy.plan.Phases;
import org.voltide.csms.sites.wiring.FlowLimit;
import org.voltide.csms.sites.wiring.SiteGroup;
import org.voltide.csms.sites.wiring.Wiring;

/**
 * Powers that keep all import limits of a site even if every EVSE has a car and draws its own.
 * Pure.
 *
 * <p>First each EVSE in turn gets the least a car charges with, while that fits; whoever it does
 * not fit for gets nothing, because half of it would be lost. Then all of them rise alike, until
 * each has all it can give or a limit above it is reached: none could get more without another's
 * loss.
 */
public final class SafePowers {

  private static final int PER_PLACE = 1 + Phases.COUNT;
  private static final double NEGLIGIBLE_W = 1e-6;

  private final List<Outlet> outlets;

  /** Left of each limit: of a place in total, then on each phase; infinite where there is none. */
  private final double[] leftW;

  /** Indexes of the places above each outlet. */
  private final int[][] above;

  private SafePowers(BaseLoad base, FlowLimit connection, Wiring wiring, List<Outlet> outlets) {
    this.outlets = outlets;
    List<SiteGroup> groups = wiring.fromTheRoot();
    Map<String, int[]> paths = new HashMap<>();
    leftW = new double[(groups.size() + 1) * PER_PLACE];
    int[] root = {0};
    limit(0, connection.importW(), wiring.limitsOfPhases());
    take(root, base.powerW(), base::onPhaseW);
    for (SiteGroup group : groups) {
      int place = paths.size() + 1;
      int[] path = longer(group.parent() == null ? root : paths.get(group.parent()), place);
      paths.put(group.id(), path);
      limit(place, group.limit().importW(), group.limitsOfPhases());
    }
    groups.forEach(group -> take(paths.get(group.id()), group.baseLoadW(), group::baseLoadW));
    above =
        outlets.stream()
            .map(outlet -> outlet.group() == null ? root : paths.get(outlet.group()))
            .toArray(int[][]::new);
  }

  /**
   * A power for each outlet, in W, in their order.
   *
   * @param base what the site uses besides its groups and cars
   */
  public static double[] of(
      BaseLoad base, FlowLimit connection, Wiring wiring, List<Outlet> outlets) {
    return new SafePowers(base, connection, wiring, outlets).share();
  }

  /** Whether powers keep the limits, as far as those of outlets that heed them can. */
  static boolean fit(
      BaseLoad base, FlowLimit connection, Wiring wiring, List<Outlet> outlets, double[] powersW) {
    SafePowers site = new SafePowers(base, connection, wiring, outlets);
    site.heedless();
    boolean fits = true;
    for (int i = 0; i < powersW.length; i++) {
      Outlet outlet = outlets.get(i);
      if (outlet.heeds() && powersW[i] > 0) {
        fits &= powersW[i] <= Math.min(outlet.mostW(), site.roomW(i)) + 1;
        site.take(i, powersW[i]);
      }
    }
    return fits;
  }

  private void limit(int place, double totalW, List<FlowLimit> phases) {
    leftW[place * PER_PLACE] = totalW;
    for (int p = 1; p < PER_PLACE; p++) {
      leftW[place * PER_PLACE + p] =
          phases.isEmpty() ? Double.POSITIVE_INFINITY : phases.get(p - 1).importW();
    }
  }

  private static int[] longer(int[] path, int place) {
    int[] longer = Arrays.copyOf(path, path.length + 1);
    longer[path.length] = place;
    return longer;
  }

  private void take(int outlet, double powerW) {
    Phases phases = outlets.get(outlet).phases();
    take(above[outlet], powerW, phase -> powerW * phases.share(phase));
  }

  private void take(int[] path, double powerW, IntToDoubleFunction onPhaseW) {
    for (int place : path) {
      for (int k = 0; k < PER_PLACE; k++) {
        leftW[place * PER_PLACE + k] -= k == 0 ? powerW : onPhaseW.applyAsDouble(k - 1);
      }
    }
  }

  private static double share(Phases phases, int k) {
    return k == 0 ? 1 : phases.share(k - 1);
  }

  private double roomW(int outlet) {
    double room = Double.POSITIVE_INFINITY;
    for (int place : above[outlet]) {
      for (int k = 0; k < PER_PLACE; k++) {
        double share = share(outlets.get(outlet).phases(), k);
        room = share > 0 ? Math.min(room, leftW[place * PER_PLACE + k] / share) : room;
      }
    }
    return Math.max(0, room);
  }

  private double[] share() {
    double[] powers = heedless();
    List<Integer> rising = new ArrayList<>();
    for (int i = 0; i < powers.length; i++) {
      Outlet outlet = outlets.get(i);
      double least = Math.min(outlet.leastW(), outlet.mostW());
      if (outlet.heeds() && roomW(i) >= least && roomW(i) > 0) {
        give(powers, i, least);
        rising.add(i);
      }
    }
    while (!rising.isEmpty()) {
      double each = together(rising, powers);
      rising.forEach(i -> give(powers, i, each));
      rising.removeIf(
          i -> outlets.get(i).mostW() - powers[i] <= NEGLIGIBLE_W || roomW(i) <= NEGLIGIBLE_W);
    }
    return powers;
  }

  private double[] heedless() {
    double[] powers = new double[outlets.size()];
    for (int i = 0; i < powers.length; i++) {
      if (!outlets.get(i).heeds()) {
        give(powers, i, outlets.get(i).mostW());
      }
    }
    return powers;
  }

  private void give(double[] powers, int outlet, double powerW) {
    powers[outlet] += powerW;
    take(outlet, powerW);
  }

  /**
   * By how much all that still rise can rise before the first of them or of their limits is met.
   */
  private double together(List<Integer> rising, double[] powers) {
    double[] weight = new double[leftW.length];
    double most = Double.POSITIVE_INFINITY;
    for (int i : rising) {
      most = Math.min(most, outlets.get(i).mostW() - powers[i]);
      for (int place : above[i]) {
        for (int k = 0; k < PER_PLACE; k++) {
          weight[place * PER_PLACE + k] += share(outlets.get(i).phases(), k);
        }
      }
    }
    for (int limit = 0; limit < weight.length; limit++) {
      most = weight[limit] > 0 ? Math.min(most, leftW[limit] / weight[limit]) : most;
    }
    return Math.max(0, most);
  }
}
