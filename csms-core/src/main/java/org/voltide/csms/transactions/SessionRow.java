package org.voltide.csms.transactions;

import com.fasterxml.jackson.core.type.TypeReference;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.platform.Json;
import org.voltide.csms.transactions.SeqNos.Range;
import org.voltide.csms.transactions.SessionView.Confidence;
import org.voltide.csms.transactions.SessionView.Control;
import org.voltide.csms.transactions.SessionView.Details;
import org.voltide.csms.transactions.SessionView.Estimate;
import org.voltide.csms.transactions.SessionView.Money;
import org.voltide.csms.transactions.SessionView.Need;
import org.voltide.csms.transactions.SessionView.Promise;

/** Makes a {@link SessionView} of a row of {@link SessionQueries}. */
record SessionRow(ResultSet row) {
  private static final TypeReference<List<Estimate>> ESTIMATES = new TypeReference<>() {};

  /** Price files are in euro. */
  static final String CURRENCY = "EUR";

  SessionView view() throws SQLException {
    boolean planned = row.getString("control_state") != null;
    return new SessionView(
        row.getObject("id", UUID.class),
        row.getString("site_id"),
        row.getString("station_id"),
        row.getObject("evse_id", Integer.class),
        row.getObject("connector_id", Integer.class),
        row.getString("transaction_id"),
        row.getString("id_token"),
        row.getString("token_type"),
        row.getString("holder"),
        row.getObject("vehicle_id", UUID.class),
        row.getString("vehicle_name"),
        row.getObject("ended_at") == null ? "active" : "ended",
        row.getString("charging_state"),
        Objects.requireNonNull(instant("started_at")),
        instant("ended_at"),
        row.getString("stop_reason"),
        row.getDouble("power_w"),
        real("soc_percent"),
        row.getDouble("energy_in_wh"),
        row.getDouble("energy_out_wh"),
        instant("sampled_at"),
        planned ? need() : null,
        planned ? promise() : null,
        planned ? control() : null,
        money(),
        details());
  }

  private Need need() throws SQLException {
    return new Need(
        row.getDouble("capacity_wh"),
        row.getDouble("arrival_energy_wh"),
        row.getDouble("target_soc_percent"),
        instant("departure"),
        row.getDouble("max_charge_w"),
        row.getDouble("max_discharge_w"),
        row.getDouble("min_soc_percent"),
        row.getDouble("floor_soc_percent"),
        row.getDouble("max_soc_percent"),
        row.getString("source"),
        List.of((String[]) row.getArray("estimated").getArray()),
        Json.stored(ESTIMATES, row.getString("estimates")));
  }

  private @Nullable Promise promise() throws SQLException {
    Instant madeAt = instant("promised_at");
    return madeAt == null
        ? null
        : new Promise(
            row.getDouble("promised_soc_percent"),
            row.getDouble("promised_energy_wh"),
            instant("departure"),
            madeAt,
            row.getBoolean("promise_feasible"),
            Confidence.of(need()),
            row.getObject("promise_kept", Boolean.class));
  }

  private Control control() throws SQLException {
    return new Control(
        row.getString("control_state"),
        row.getString("control_cause"),
        row.getString("control_note"),
        real("planned_power_w"),
        instant("control_since"));
  }

  private @Nullable Money money() throws SQLException {
    BigDecimal cost = row.getBigDecimal("cost");
    if (cost == null) {
      return null;
    }
    BigDecimal revenue = row.getBigDecimal("revenue");
    BigDecimal wear = row.getBigDecimal("wear");
    return new Money(
        cost,
        revenue,
        wear,
        cost.subtract(revenue).add(wear),
        row.getBigDecimal("uncontrolled"),
        CURRENCY);
  }

  private Details details() throws SQLException {
    String stationLimit = row.getString("station_limit");
    Limits limits = SessionTable.limits(row);
    return new Details(
        row.getObject("remote_start_id", Integer.class),
        row.getString("started_by"),
        row.getObject("reservation_id", Integer.class),
        row.getString("operation_mode"),
        row.getBoolean("priority_charging"),
        row.getString("tariff_id"),
        row.getObject("time_charging_s", Integer.class),
        row.getString("closed_reason"),
        missing(),
        row.getBigDecimal("total_cost"),
        limits.equals(Limits.NONE) ? null : limits,
        stationLimit == null ? null : Limits.parse(stationLimit));
  }

  /** Numbers of events that have not come; none where the dialect numbers nothing. */
  private List<String> missing() throws SQLException {
    return row.getBoolean("numbered")
        ? SeqNos.parse(row.getString("seq_nos")).gaps().stream().map(Range::toString).toList()
        : List.of();
  }

  private @Nullable Double real(String column) throws SQLException {
    return row.getObject(column, Double.class);
  }

  private @Nullable Instant instant(String column) throws SQLException {
    OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }
}
