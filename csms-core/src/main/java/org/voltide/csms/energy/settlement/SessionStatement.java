package org.voltide.csms.energy.settlement;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.energy.ledger.Totals;

/**
 * What a session that has ended comes to.
 *
 * @param uncontrolled what charging at once would have cost, below 0 by the worth of what the
 *     battery lost; what the session did cost when its station accepted no profile, so that nothing
 *     is saved
 * @param baselineRevision of the baseline that says so, absent when no profile was accepted
 * @param co2UncontrolledKg CO2 of charging at once, absent when not known for all of it
 * @param contractId absent when there was none when the session began
 * @param amounts what each party gets
 */
public record SessionStatement(
    String siteId,
    Instant endedAt,
    Totals totals,
    BigDecimal uncontrolled,
    @Nullable Integer baselineRevision,
    @Nullable BigDecimal co2UncontrolledKg,
    @Nullable UUID contractId,
    Amounts amounts) {

  /** What control brought: less paid than uncontrolled, wear counted. */
  public BigDecimal saving() {
    return uncontrolled.subtract(totals.net());
  }

  /**
   * The same, with what an earlier statement was compared with when that is nowhere else: a
   * statement older than baselines, which has none and yet saved something.
   */
  SessionStatement comparedLike(SessionStatement before) {
    boolean older =
        baselineRevision == null
            && before.baselineRevision == null
            && before.saving().signum() != 0;
    return older
        ? new SessionStatement(
            siteId,
            endedAt,
            totals,
            before.uncontrolled,
            null,
            before.co2UncontrolledKg,
            contractId,
            amounts)
        : this;
  }

  /** The same with the shares of a contract. */
  SessionStatement shared(UUID contract, ShareContract terms) {
    BigDecimal amount = terms.basis().amount(saving(), totals.revenue());
    return new SessionStatement(
        siteId,
        endedAt,
        totals,
        uncontrolled,
        baselineRevision,
        co2UncontrolledKg,
        contract,
        terms.shares().split(amount));
  }
}
