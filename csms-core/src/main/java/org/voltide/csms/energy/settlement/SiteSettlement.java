package org.voltide.csms.energy.settlement;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the sessions that ended at a site in a period come to.
 *
 * @param contracts the same by contract; sessions without one come last
 * @param unsettled sessions that ended in the period and are not settled yet
 */
public record SiteSettlement(
    String siteId,
    Instant from,
    Instant to,
    String currency,
    Sum total,
    List<OfContract> contracts,
    long unsettled) {

  /** The part of a contract; both absent for sessions without one. */
  public record OfContract(@Nullable UUID contractId, @Nullable String name, Sum sum) {}

  /**
   * Sums of the latest statements.
   *
   * @param steered sessions whose station accepted a profile
   * @param net cost − revenue + wear
   * @param saving uncontrolled − net
   * @param co2InKg absent where it is not known for every session, as are the other two
   * @param amounts what each party gets
   */
  public record Sum(
      long sessions,
      long steered,
      double energyInWh,
      double energyOutWh,
      double lostWh,
      double refedWh,
      double drivenWh,
      double broughtWh,
      BigDecimal cost,
      BigDecimal revenue,
      BigDecimal wear,
      BigDecimal net,
      BigDecimal uncontrolled,
      BigDecimal saving,
      @Nullable BigDecimal co2InKg,
      @Nullable BigDecimal co2AvoidedKg,
      @Nullable BigDecimal co2UncontrolledKg,
      Amounts amounts) {}
}
