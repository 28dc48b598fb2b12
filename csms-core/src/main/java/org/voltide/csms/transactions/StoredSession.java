package org.voltide.csms.transactions;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.tariffs.Course;
import org.voltide.csms.tariffs.SiteTariff;
import org.voltide.csms.transactions.Session.Bearer;
import org.voltide.csms.transactions.Session.Ending;
import org.voltide.csms.transactions.Session.Latest;
import org.voltide.csms.transactions.Session.Price;
import org.voltide.csms.transactions.Session.Wanted;

/**
 * A session out of a row of {@link #COLUMNS}, whose cells are read one after the other, because a
 * look for each by its name costs more than the cell.
 */
final class StoredSession {
  /** Of {@code charging_session s}, in the order in which they are read. */
  static final String COLUMNS =
      """
      s.id, s.station_id, s.transaction_id, s.site_id, s.evse_id, s.connector_id,
      s.token_seq_no, s.id_token, s.token_type, s.token_id, s.vehicle_id,
      s.remote_start_id, s.reservation_id, s.started_at,
      s.ended_at, s.ended_seq_no, s.stop_reason, s.closed_reason,
      s.time_charging_s, s.charging_state_seq_no, s.charging_state,
      s.operation_mode_seq_no, s.operation_mode, s.tariff_id_seq_no, s.tariff_id,
      s.station_limit_seq_no, s.station_limit, s.station_cost_seq_no, s.station_cost, s.seq_nos,
      s.first_import_at, s.first_import_wh, s.last_import_at, s.last_import_wh, s.energy_in_wh,
      s.first_export_at, s.first_export_wh, s.last_export_at, s.last_export_wh, s.energy_out_wh,
      s.power_w, s.soc_percent, s.sampled_at, s.course, s.total_cost,
      s.limit_energy_wh, s.limit_time_s, s.limit_cost, s.limit_soc_percent,
      s.limit_version, s.limit_told_version, s.price, s.price_version, s.price_told_version,
      s.changed_at\
      """;

  private final ResultSet row;
  private int cell;

  private StoredSession(ResultSet row) {
    this.row = row;
  }

  /** The session of the row that is current. */
  static Session read(ResultSet row) throws SQLException {
    return new StoredSession(row).session();
  }

  private Session session() throws SQLException {
    return new Session(
        next(UUID.class),
        text(),
        text(),
        text(),
        maybe(Integer.class),
        maybe(Integer.class),
        bearer(),
        maybe(Integer.class),
        maybe(Integer.class),
        Objects.requireNonNull(instant()),
        ending(),
        maybe(Integer.class),
        latest(),
        latest(),
        latest(),
        latest(),
        latest(),
        SeqNos.parse(text()),
        flow(),
        Course.parse(maybeText()),
        maybe(BigDecimal.class),
        new Wanted(limits(), whole(), whole()),
        price(),
        Objects.requireNonNull(instant()));
  }

  private @Nullable Bearer bearer() throws SQLException {
    Long seqNo = maybe(Long.class);
    String idToken = maybeText();
    String type = maybeText();
    UUID tokenId = maybe(UUID.class);
    UUID vehicleId = maybe(UUID.class);
    return seqNo == null || idToken == null || type == null
        ? null
        : new Bearer(seqNo, idToken, type, tokenId, vehicleId);
  }

  private @Nullable Ending ending() throws SQLException {
    Instant at = instant();
    long seqNo = row.getLong(++cell);
    String reason = maybeText();
    String closedReason = maybeText();
    return at == null ? null : new Ending(seqNo, at, reason, closedReason);
  }

  private @Nullable Latest latest() throws SQLException {
    long seqNo = row.getLong(++cell);
    String value = maybeText();
    return value == null ? null : new Latest(seqNo, value);
  }

  private Flow flow() throws SQLException {
    return new Flow(register(), register(), row.getDouble(++cell), maybe(Double.class), instant());
  }

  private Register register() throws SQLException {
    return new Register(
        instant(), maybe(Double.class), instant(), maybe(Double.class), row.getDouble(++cell));
  }

  private Limits limits() throws SQLException {
    return new Limits(
        maybe(Double.class), maybe(Integer.class), maybe(BigDecimal.class), maybe(Integer.class));
  }

  private Price price() throws SQLException {
    String tariff = maybeText();
    return new Price(tariff == null ? null : SiteTariff.parse(tariff), whole(), whole());
  }

  private String text() throws SQLException {
    return Objects.requireNonNull(maybeText());
  }

  private @Nullable String maybeText() throws SQLException {
    return row.getString(++cell);
  }

  private int whole() throws SQLException {
    return row.getInt(++cell);
  }

  private <T> T next(Class<T> type) throws SQLException {
    return Objects.requireNonNull(maybe(type));
  }

  private <T> @Nullable T maybe(Class<T> type) throws SQLException {
    return row.getObject(++cell, type);
  }

  private @Nullable Instant instant() throws SQLException {
    OffsetDateTime value = maybe(OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }
}
