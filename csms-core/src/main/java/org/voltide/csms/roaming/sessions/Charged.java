package org.voltide.csms.roaming.sessions;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.platform.Json;
import org.voltide.csms.roaming.model.AuthMethod;
import org.voltide.csms.roaming.model.Token;
import org.voltide.csms.roaming.partners.V2gPolicy;
import org.voltide.csms.store.Row;
import org.voltide.csms.tariffs.Course;
import org.voltide.csms.tariffs.SiteTariff;
import org.voltide.csms.tariffs.Usage;

/**
 * A session of a partner's driver, as far as it is known.
 *
 * @param price of this session alone, in place of its site's tariff
 * @param costOfStation whether the station itself reckoned what it costs
 * @param cdrId of the CDR that holds
 * @param taxPercent in the prices of its site
 */
record Charged(
    UUID id,
    UUID partner,
    V2gPolicy v2g,
    Token token,
    AuthMethod authMethod,
    @Nullable String authReference,
    String siteId,
    String stationId,
    int evseId,
    @Nullable Integer connectorId,
    Instant startedAt,
    @Nullable Instant endedAt,
    Instant sampledAt,
    double importWh,
    double exportWh,
    Course course,
    @Nullable BigDecimal totalCost,
    @Nullable SiteTariff price,
    boolean costOfStation,
    Instant changedAt,
    @Nullable String cdrId,
    @Nullable BigDecimal taxPercent) {
  private static final int DIGITS = 4;
  private static final BigDecimal SECONDS_PER_HOUR = BigDecimal.valueOf(3_600);

  static final String SELECT =
      """
      select r.session_id, r.partner_id, p.v2g, r.token, r.auth_method, r.auth_reference, r.cdr_id,
             c.site_id, c.station_id, c.evse_id, c.connector_id, c.started_at, c.ended_at,
             c.sampled_at, c.energy_in_wh, c.energy_out_wh, c.course, c.total_cost,
             c.price,
             c.station_cost is not null as cost_of_station, c.changed_at, s.tax_percent
        from roaming_session r
        join charging_session c on c.id = r.session_id
        join roaming_partner p on p.id = r.partner_id
        left join roaming_site s on s.site_id = c.site_id
       where c.evse_id is not null
      """;

  static Charged of(Row row) {
    Instant startedAt = row.instant("started_at");
    return new Charged(
        row.id("session_id"),
        row.id("partner_id"),
        V2gPolicy.valueOf(row.text("v2g")),
        Json.stored(Token.class, row.text("token")),
        AuthMethod.valueOf(row.text("auth_method")),
        row.maybeText("auth_reference").orElse(null),
        row.text("site_id"),
        row.text("station_id"),
        row.whole("evse_id"),
        row.maybeWhole("connector_id").orElse(null),
        startedAt,
        row.maybeInstant("ended_at").orElse(null),
        row.maybeInstant("sampled_at").orElse(startedAt),
        row.number("energy_in_wh"),
        row.number("energy_out_wh"),
        Course.parse(row.maybeText("course").orElse(null)),
        row.maybeMoney("total_cost").orElse(null),
        row.maybeText("price").map(SiteTariff::parse).orElse(null),
        row.flag("cost_of_station"),
        row.instant("changed_at"),
        row.maybeText("cdr_id").orElse(null),
        row.maybeMoney("tax_percent").orElse(null));
  }

  /** kWh by the policy of the partner. */
  BigDecimal energy() {
    return v2g == V2gPolicy.NET ? imported().subtract(exported()) : imported();
  }

  BigDecimal imported() {
    return kilowattHours(importWh);
  }

  BigDecimal exported() {
    return kilowattHours(exportWh);
  }

  private static BigDecimal kilowattHours(double wattHours) {
    return BigDecimal.valueOf(wattHours).movePointLeft(3).setScale(DIGITS, RoundingMode.HALF_EVEN);
  }

  /** What it used until a time. */
  Usage usage(Instant until) {
    return new Usage(startedAt, until, importWh, exportWh, course);
  }

  /** Hours so far. */
  BigDecimal hours() {
    return hours(startedAt, until());
  }

  /** Its end, or what is known so far. */
  Instant until() {
    return Optional.ofNullable(endedAt).orElse(sampledAt);
  }

  static BigDecimal hours(Instant from, Instant until) {
    return BigDecimal.valueOf(Duration.between(from, until).toSeconds())
        .divide(SECONDS_PER_HOUR, DIGITS, RoundingMode.HALF_EVEN);
  }
}
