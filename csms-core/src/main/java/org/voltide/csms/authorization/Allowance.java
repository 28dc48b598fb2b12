package org.voltide.csms.authorization;

import com.fasterxml.jackson.annotation.JsonFormat;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.type.EnergyTransferMode;

/**
 * Where, when and how much a token may charge. What is absent is not limited.
 *
 * @param from time of day at the site, with {@code until} a span that may pass midnight
 * @param current only EVSEs of this kind
 * @param sessions how many at a time
 * @param energyWh into cars, over all its sessions
 * @param cost over all its sessions
 * @param energyTransfer what cars may do (OCPP 2.1 Q01.FR.01)
 */
public record Allowance(
    @Nullable @Size(min = 1, max = 1000) List<String> sites,
    @Nullable @Size(min = 1, max = 1000) List<String> stations,
    @Nullable Current current,
    @Nullable @JsonFormat(pattern = "HH:mm") LocalTime from,
    @Nullable @JsonFormat(pattern = "HH:mm") LocalTime until,
    @Nullable @Min(1) Integer sessions,
    @Nullable @DecimalMin("0") Double energyWh,
    @Nullable @DecimalMin("0") BigDecimal cost,
    @Nullable @Size(min = 1) List<EnergyTransferMode> energyTransfer) {

  /** Nothing is limited. */
  public static final Allowance ALL =
      new Allowance(null, null, null, null, null, null, null, null, null);

  /** What an EVSE gives. */
  public enum Current {
    AC,
    DC
  }

  boolean at(String siteId, String stationId) {
    return (sites == null || sites.contains(siteId))
        && (stations == null || stations.contains(stationId));
  }

  boolean at(LocalTime time) {
    LocalTime begin = from == null ? LocalTime.MIN : from;
    LocalTime end = until == null ? LocalTime.MAX : until;
    return begin.isBefore(end)
        ? !time.isBefore(begin) && time.isBefore(end)
        : !time.isBefore(begin) || time.isBefore(end);
  }

  /** When the hours end that it is in; empty when it may charge at all hours. */
  Optional<Instant> endOfHours(ZonedDateTime now) {
    if (from == null && until == null) {
      return Optional.empty();
    }
    ZonedDateTime end = now.with(until == null ? LocalTime.MIDNIGHT : until);
    return Optional.of((end.isAfter(now) ? end : end.plusDays(1)).toInstant());
  }

  /** Whether it is used up some day, as that of a prepaid card. */
  boolean isBudget() {
    return energyWh != null || cost != null;
  }

  boolean pays(Usage usage) {
    return (energyWh == null || usage.energyWh() < energyWh)
        && (cost == null || usage.cost().compareTo(cost) < 0);
  }
}
