package org.voltide.csms.authorization;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/**
 * What a token has been used for, as far as its {@link Allowance} asks for it.
 *
 * @param zone of the site where it is presented
 * @param matchingEvses EVSEs there that give the current it is allowed
 * @param otherEvses whether that station has others
 * @param active its sessions that have not ended
 * @param stopsHere whether somebody of its group charges at this station and may be stopped by it
 */
public record Usage(
    ZoneId zone,
    List<Integer> matchingEvses,
    boolean otherEvses,
    List<Active> active,
    boolean stopsHere,
    double energyWh,
    BigDecimal cost) {

  /** Of a token that may everything. */
  static final Usage NONE =
      new Usage(ZoneOffset.UTC, List.of(), false, List.of(), false, 0, BigDecimal.ZERO);

  /**
   * A session that has not ended.
   *
   * @param promisedWh what its limit still lets it take beyond what it has; 0 without limit
   * @param promisedCost the same in money
   */
  public record Active(
      String stationId, String transactionId, double promisedWh, BigDecimal promisedCost) {

    public boolean is(String station, String transaction) {
      return stationId.equals(station) && transactionId.equals(transaction);
    }
  }
}
