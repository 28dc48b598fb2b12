package org.voltide.csms.transactions;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.tariffs.Course;
import org.voltide.csms.tariffs.SiteTariff;
import org.voltide.csms.tariffs.Usage;

/**
 * A charging session: one OCPP transaction as far as it has been told.
 *
 * @param evseId absent until the station names it, which it does once (OCPP 2.1 E03)
 * @param startedAt the earliest event known
 * @param timeChargingS seconds with energy flowing, as the station counts
 * @param chargingState the newest, and so the other values of this kind
 * @param stationLimit the limits in force at the station, as JSON of its TransactionLimit
 * @param stationCost what a station with a tariff of its own computed (I12)
 * @param course kept where the price depends on it
 * @param totalCost what the driver owes; absent where no tariff is known
 * @param changedAt when it was last stored
 */
@RecordBuilder
public record Session(
    UUID id,
    String stationId,
    String transactionId,
    String siteId,
    @Nullable Integer evseId,
    @Nullable Integer connectorId,
    @Nullable Bearer bearer,
    @Nullable Integer remoteStartId,
    @Nullable Integer reservationId,
    Instant startedAt,
    @Nullable Ending ending,
    @Nullable Integer timeChargingS,
    @Nullable Latest chargingState,
    @Nullable Latest operationMode,
    @Nullable Latest tariffId,
    @Nullable Latest stationLimit,
    @Nullable Latest stationCost,
    SeqNos seqNos,
    Flow flow,
    Course course,
    @Nullable BigDecimal totalCost,
    Wanted wanted,
    Price price,
    Instant changedAt)
    implements SessionBuilder.With {

  /** What it used so far. */
  Usage usage() {
    Instant sampled = flow.sampledAt() == null ? startedAt : flow.sampledAt();
    return new Usage(
        startedAt,
        ending == null ? sampled : ending.at(),
        flow.imported().energyWh(),
        flow.exported().energyWh(),
        course);
  }

  /**
   * Who charges: the token of the lowest sequence number, because a later one may only stop.
   *
   * @param tokenId absent when the token is not registered
   */
  public record Bearer(
      long seqNo, String idToken, String type, @Nullable UUID tokenId, @Nullable UUID vehicleId) {}

  /**
   * How it ended.
   *
   * @param closedReason why it was ended in the books although no Ended came
   */
  public record Ending(
      long seqNo, Instant at, @Nullable String reason, @Nullable String closedReason) {}

  /** What the event with the highest sequence number said of those that said anything. */
  public record Latest(long seqNo, String value) {}

  /**
   * What an operator has this session cost from its beginning, in place of its site's tariff.
   *
   * @param tariff absent: the site's
   * @param version counts changes
   * @param told the version that the driver was told last (OCPP 2.x I06)
   */
  public record Price(@Nullable SiteTariff tariff, int version, int told) {
    static final Price OF_THE_SITE = new Price(null, 0, 0);

    boolean isNews() {
      return version > told;
    }

    Price nowTold() {
      return new Price(tariff, version, version);
    }
  }

  /**
   * The limits an operator wants.
   *
   * @param version counts changes
   * @param told the version that the station was told last
   */
  public record Wanted(Limits limits, int version, int told) {
    static final Wanted NOTHING = new Wanted(Limits.NONE, 0, 0);

    boolean isLimited() {
      return !limits.equals(Limits.NONE);
    }

    boolean isNews() {
      return version > told;
    }

    Wanted nowTold() {
      return new Wanted(limits, version, version);
    }
  }
}
