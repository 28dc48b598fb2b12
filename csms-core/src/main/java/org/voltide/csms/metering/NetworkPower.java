package org.voltide.csms.metering;

import java.time.Instant;
import java.util.List;

/**
 * Power of all cars of the network over time, in means over buckets; whole watts, positive into the
 * cars.
 *
 * @param start of the first bucket
 * @param bucketSeconds length of a bucket
 * @param carsW what flowed, as far as buckets have begun
 * @param plannedW what is planned at the start of each bucket; of those that have begun, what was
 */
public record NetworkPower(
    Instant start, long bucketSeconds, List<Long> carsW, List<Long> plannedW) {
  public NetworkPower {
    carsW = List.copyOf(carsW);
    plannedW = List.copyOf(plannedW);
  }
}
