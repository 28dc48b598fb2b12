package org.voltide.csms.statements;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a party has to do with in a month.
 *
 * @param asOf what became known after this is not in it
 * @param totals of the lines, one per currency, by its name
 * @param unsettled sessions that ended in the month and are not in the books yet
 */
record MonthlyStatement(
    Kind kind,
    Party party,
    YearMonth month,
    ZoneId timeZone,
    Instant asOf,
    List<Line> lines,
    List<Sum> totals,
    long unsettled) {

  /** With the totals of its lines. */
  static MonthlyStatement of(
      Kind kind, Party party, Month month, Instant asOf, List<Line> lines, long unsettled) {
    Map<String, Sum> totals = new TreeMap<>();
    lines.forEach(line -> totals.merge(line.sum().currency(), line.sum(), Sum::plus));
    return new MonthlyStatement(
        kind,
        party,
        month.month(),
        month.zone(),
        asOf,
        lines,
        List.copyOf(totals.values()),
        unsettled);
  }

  /** Whom it is for. */
  record Party(String id, String name) {}

  /**
   * A part of it, as fine as its kind has parts.
   *
   * @param at the day of a host, the end of a session, when a CDR was made; absent for a vehicle's
   *     sum
   * @param what number of a CDR, name of a vehicle or site
   * @param detail the CDR that is taken back, or the station
   */
  record Line(@Nullable Instant at, @Nullable String what, @Nullable String detail, Sum sum) {}

  /**
   * Sums in one currency.
   *
   * @param charged what the party owes, taxes with it
   * @param beforeTaxes absent where the books do not tell the tax
   * @param earned what the party gets
   */
  record Sum(
      String currency,
      long sessions,
      BigDecimal importKwh,
      BigDecimal exportKwh,
      BigDecimal charged,
      @Nullable BigDecimal beforeTaxes,
      BigDecimal earned) {

    private Sum plus(Sum other) {
      return new Sum(
          currency,
          sessions + other.sessions,
          importKwh.add(other.importKwh),
          exportKwh.add(other.exportKwh),
          charged.add(other.charged),
          beforeTaxes == null || other.beforeTaxes == null
              ? null
              : beforeTaxes.add(other.beforeTaxes),
          earned.add(other.earned));
    }

    /** What the party owes when all is set off; below 0 for what it gets. */
    @JsonProperty
    BigDecimal balance() {
      return charged.subtract(earned);
    }
  }
}
