package org.voltide.csms.transactions;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A session as the API shows it: what the station told, what is planned, and the money. */
@RecordBuilder
public record SessionView(
    UUID id,
    String siteId,
    String stationId,
    @Nullable Integer evseId,
    @Nullable Integer connectorId,
    String transactionId,
    @Nullable String idToken,
    @Nullable String tokenType,
    @Nullable String holder,
    @Nullable UUID vehicleId,
    @Nullable String vehicleName,
    String state,
    @Nullable String chargingState,
    Instant startedAt,
    @Nullable Instant endedAt,
    @Nullable String stopReason,
    double powerW,
    @Nullable Double socPercent,
    double energyInWh,
    double energyOutWh,
    @Nullable Instant sampledAt,
    @Nullable Need need,
    @Nullable Promise promise,
    @Nullable Control control,
    @Nullable Money money,
    Details details)
    implements SessionViewBuilder.With {

  /** What tenants are shown of it: nothing of whose it is. */
  public SessionView withoutDriver() {
    return withHolder(null).withVehicleName(null);
  }

  /**
   * What the car needs.
   *
   * @param energyWh in the battery at arrival
   * @param floorSocPercent below it nothing is given for the market, only in an outage
   * @param source who said so: CAR, VEHICLE, TOKEN, DRIVER, HISTORY or ESTIMATE
   * @param estimated names of the components that are guesses
   * @param estimates how sure the guesses are
   */
  public record Need(
      double capacityWh,
      double energyWh,
      double targetSocPercent,
      @Nullable Instant departure,
      double maxChargeW,
      double maxDischargeW,
      double minSocPercent,
      double floorSocPercent,
      double maxSocPercent,
      String source,
      List<String> estimated,
      List<Estimate> estimates) {}

  /**
   * A guess and how sure it is.
   *
   * @param field CAPACITY_WH, TAKEN_WH at the meter, STAY_HOURS or MAX_CHARGE_W
   * @param value what plans reckon with
   * @param low it is hardly less
   * @param high it is hardly more
   * @param source VEHICLE_STAYS, TOKEN_STAYS, SESSION or USUAL
   * @param stays that it was guessed from
   */
  public record Estimate(
      String field,
      double value,
      double low,
      double likely,
      double high,
      String source,
      int stays) {}

  /** How much of what a promise rests on was told. */
  public enum Confidence {
    /** All that matters was told. */
    CERTAIN,
    /** Some follows from stays before or from this session. */
    LIKELY,
    /** Some is taken to be as with most cars. */
    GUESSED;

    private static final Set<String> DECISIVE = Set.of("energyWh", "departure");
    private static final Set<String> GUESSES = Set.of("TAKEN_WH", "STAY_HOURS");

    static Confidence of(Need need) {
      if (need.estimated().stream().noneMatch(DECISIVE::contains)) {
        return CERTAIN;
      }
      boolean usual =
          need.estimates().stream()
              .filter(guess -> GUESSES.contains(guess.field()))
              .anyMatch(guess -> guess.source().equals("USUAL"));
      return usual ? GUESSED : LIKELY;
    }
  }

  /**
   * What the driver was promised.
   *
   * @param feasible whether that is what he wants; otherwise the best that can be
   */
  public record Promise(
      double socPercent,
      double energyWh,
      @Nullable Instant departure,
      Instant madeAt,
      boolean feasible,
      Confidence confidence,
      @Nullable Boolean kept) {}

  /**
   * Whether the station follows the plan.
   *
   * @param cause why what flows is not what was planned: CAR_FULL, CAR_LIMITED, STATION_IGNORES,
   *     NO_SAMPLES, PROFILE_REJECTED, TRANSACTION_UNKNOWN or OFFLINE
   */
  public record Control(
      String state,
      @Nullable String cause,
      @Nullable String note,
      @Nullable Double plannedPowerW,
      @Nullable Instant since) {}

  /**
   * Money so far.
   *
   * @param net cost − revenue + wear
   * @param uncontrolled known once the session is settled
   */
  public record Money(
      BigDecimal cost,
      BigDecimal revenue,
      BigDecimal wear,
      BigDecimal net,
      @Nullable BigDecimal uncontrolled,
      String currency) {}

  /**
   * What else the station told, and what it was told.
   *
   * @param startedBy who asked the station to start it
   * @param priorityCharging at full power by a profile for that (OCPP 2.1 K21, K22)
   * @param secondsCharging with energy flowing, as the station counts
   * @param closedReason why it was ended in the books although the station never said so
   * @param missing sequence numbers of events that have not arrived, as {@code 4} or {@code 4-6}
   * @param totalCost what the driver owes; absent where no tariff is known
   * @param limits what an operator wants
   * @param stationLimits what the station says is in force
   */
  public record Details(
      @Nullable Integer remoteStartId,
      @Nullable String startedBy,
      @Nullable Integer reservationId,
      @Nullable String operationMode,
      boolean priorityCharging,
      @Nullable String tariffId,
      @Nullable Integer secondsCharging,
      @Nullable String closedReason,
      List<String> missing,
      @Nullable BigDecimal totalCost,
      @Nullable Limits limits,
      @Nullable Limits stationLimits) {}
}
