package org.voltide.csms.metering;

import java.time.Instant;
import java.util.List;

/**
 * What flowed at a site's connection, in means over buckets.
 *
 * @param bucketSeconds length of a bucket
 */
public record SiteLoad(long bucketSeconds, List<Point> points) {

  /**
   * One bucket.
   *
   * @param at its start
   * @param carsW positive into the cars
   * @param netW positive from the grid
   */
  public record Point(Instant at, double carsW, double baseLoadW, double netW) {}
}
