package org.voltide.csms.devicemodel;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.lanes.StorableText;
import org.voltide.csms.store.Database;
import org.voltide.csms.store.Statements;
import org.voltide.ocpp.fault.OcppErrorCode;
import org.voltide.ocpp.fault.OcppFault;
import org.voltide.ocpp.message.provisioning.VariableCharacteristics;

/** What is known of the variables of stations. Thread-safe, blocks. */
@Singleton
public class DeviceModel {
  static final int MOST_PER_STATION = 20_000;

  /** Values of one variable that are remembered. */
  static final int MOST_REMEMBERED = 500;

  private static final String REMEMBER =
      """
      insert into station_variable_history (station_id, key, at, value)
      select ?, ?, ?, ?
       where not exists (select from station_variable
                          where station_id = ? and key = ?
                            and (value is not distinct from ? or reported_at > ?))
      on conflict do nothing
      """;
  private static final String KEEP =
      """
      insert into station_variable as v
             (station_id, key, component, component_instance, evse_id, connector_id, variable,
              variable_instance, attribute, value, mutability, persistent, constant, data_type,
              unit, min_limit, max_limit, max_elements, values_list, supports_monitoring,
              reported_at, changed_at)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      on conflict (station_id, key) do update
         set value = excluded.value,
             mutability = coalesce(excluded.mutability, v.mutability),
             persistent = coalesce(excluded.persistent, v.persistent),
             constant = coalesce(excluded.constant, v.constant),
             data_type = coalesce(excluded.data_type, v.data_type),
             unit = coalesce(excluded.unit, v.unit),
             min_limit = coalesce(excluded.min_limit, v.min_limit),
             max_limit = coalesce(excluded.max_limit, v.max_limit),
             max_elements = coalesce(excluded.max_elements, v.max_elements),
             values_list = coalesce(excluded.values_list, v.values_list),
             supports_monitoring = coalesce(excluded.supports_monitoring, v.supports_monitoring),
             reported_at = excluded.reported_at,
             changed_at = case when v.value is distinct from excluded.value
                               then excluded.changed_at else v.changed_at end
       where v.reported_at <= excluded.reported_at
      """;

  /**
   * What no longer is as desired is brought back: at once, and if that does not last for a day,
   * after growing pauses.
   */
  private static final String DRIFTED =
      """
      update desired_state d
         set state = 'PENDING', drifts = f.before + 1,
             next_try_at = f.at + case when f.before = 0 then interval '0'
               else least(interval '6 hours', interval '30 seconds' * 2 ^ least(f.before, 12)) end
        from (select v.station_id, v.key, t.at,
                     case when w.applied_at < t.at - interval '1 day' then 0 else w.drifts end
                       as before
                from (select ?::timestamptz as at) t
                join station_variable v on v.station_id = ? and v.key = any(?)
                join desired_state w on w.station_id = v.station_id and w.kind = 'variables'
                                    and w.key = v.key
               where w.state = 'APPLIED' and w.last_error is null and v.value is not null
                 and not same_value(v.data_type, v.value, w.payload ->> 'value')) f
       where d.station_id = f.station_id and d.kind = 'variables' and d.key = f.key
      """;

  private final Database database;

  public DeviceModel(Database database) {
    this.database = database;
  }

  /**
   * Keeps what a station told at that time. Of a variable told twice the last value counts; what is
   * older than the value known changes nothing.
   *
   * @throws org.voltide.ocpp.fault.OcppFaultException when a station has more than {@value
   *     #MOST_PER_STATION} of them
   */
  public void keep(
      Statements statements, String stationId, Collection<ReportedVariable> told, Instant at) {
    Map<String, ReportedVariable> newest = new LinkedHashMap<>();
    told.forEach(one -> newest.put(StorableText.of(one.address().key()), one));
    if (newest.isEmpty()) {
      return;
    }
    List<Object[]> history = new ArrayList<>();
    List<Object[]> rows = new ArrayList<>();
    newest.forEach(
        (key, one) -> {
          String value = storable(one.value());
          if (!one.isSecret()) {
            history.add(new Object[] {stationId, key, at, value, stationId, key, value, at});
          }
          rows.add(row(stationId, key, one, value, at));
        });
    statements.batch(REMEMBER, history);
    statements.batch(KEEP, rows);
    statements.update(DRIFTED, at, stationId, newest.keySet().toArray(String[]::new));
    if (count(statements, stationId) > MOST_PER_STATION) {
      throw OcppFault.of(
              OcppErrorCode.OccurrenceConstraintViolation,
              "more than " + MOST_PER_STATION + " variables")
          .asException();
    }
  }

  private static Object[] row(
      String stationId, String key, ReportedVariable one, @Nullable String value, Instant at) {
    VariableAddress address = one.address();
    Optional<VariableCharacteristics> is = Optional.ofNullable(one.characteristics());
    return new Object[] {
      stationId,
      key,
      storable(address.component()),
      storable(address.componentInstance()),
      address.evseId(),
      address.connectorId(),
      storable(address.variable()),
      storable(address.variableInstance()),
      address.attributeOrActual().name(),
      value,
      one.mutability(),
      one.persistent(),
      one.constant(),
      is.map(c -> c.dataType().name()).orElse(null),
      is.map(VariableCharacteristics::unit).map(DeviceModel::storable).orElse(null),
      is.map(VariableCharacteristics::minLimit).orElse(null),
      is.map(VariableCharacteristics::maxLimit).orElse(null),
      is.map(VariableCharacteristics::maxElements).orElse(null),
      is.map(VariableCharacteristics::valuesList).map(DeviceModel::storable).orElse(null),
      is.map(VariableCharacteristics::supportsMonitoring).orElse(null),
      at,
      at
    };
  }

  /** Keeps values read or written outside a report. */
  public void keep(String stationId, Collection<ReportedVariable> told, Instant at) {
    database.transact(statements -> keep(statements, stationId, told, at));
  }

  /** A value, when the station has told it. */
  public Optional<String> value(String stationId, VariableAddress address) {
    return database
        .query(
            "select value from station_variable where station_id = ? and key = ?",
            row -> row.maybeText("value"),
            stationId,
            address.key())
        .stream()
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** Values of some variables of several stations, by station and key, as far as told. */
  public Map<String, Map<String, String>> values(
      Collection<String> stationIds, Collection<VariableAddress> addresses) {
    record Told(String stationId, String key, String value) {}
    return database
        .query(
            """
            select station_id, key, value from station_variable
             where station_id = any(?) and key = any(?) and value is not null
            """,
            row -> new Told(row.text("station_id"), row.text("key"), row.text("value")),
            stationIds.toArray(String[]::new),
            addresses.stream().map(VariableAddress::key).toArray(String[]::new))
        .stream()
        .collect(groupingBy(Told::stationId, toMap(Told::key, Told::value)));
  }

  /** A whole number, when the station has told one. */
  public Optional<Integer> number(String stationId, VariableAddress address) {
    return value(stationId, address).filter(text -> text.matches("\\d{1,9}")).map(Integer::valueOf);
  }

  /** The greatest value a number may have, when the station has told. */
  public Optional<Integer> most(String stationId, VariableAddress address) {
    return database
        .query(
            "select max_limit from station_variable where station_id = ? and key = ?",
            row -> row.maybeNumber("max_limit"),
            stationId,
            address.key())
        .stream()
        .filter(OptionalDouble::isPresent)
        .map(limit -> (int) limit.getAsDouble())
        .findFirst();
  }

  /** All values, by key. */
  public Map<String, String> values(String stationId) {
    Map<String, String> values = new LinkedHashMap<>();
    database
        .query(
            "select key, value from station_variable where station_id = ? and value is not null",
            row -> Map.entry(row.text("key"), row.text("value")),
            stationId)
        .forEach(entry -> values.put(entry.getKey(), entry.getValue()));
    return values;
  }

  private static @Nullable String storable(@Nullable String text) {
    return text == null ? null : StorableText.of(text);
  }

  private static long count(Statements statements, String stationId) {
    return statements
        .query(
            "select count(*) as variables from station_variable where station_id = ?",
            row -> row.big("variables"),
            stationId)
        .getFirst();
  }
}
