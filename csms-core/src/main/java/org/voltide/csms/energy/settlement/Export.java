package org.voltide.csms.energy.settlement;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.voltide.csms.store.Row;

/**
 * A table that is exported. Names and order of its columns are part of the interface: new ones come
 * last.
 *
 * @param sql takes site, from, to, whether superseded revisions are wanted too, time, session and
 *     revision of the row before the first one, and how many rows
 * @param time name of the column that its rows are ordered by, before session and revision
 */
record Export(String sql, String time, List<Column> columns) {

  /** A column by the name it has in the query and in the file, and how it is read. */
  record Column(String name, BiFunction<Row, String, Optional<?>> reader) {
    Optional<?> read(Row row) {
      return reader.apply(row, name);
    }
  }

  /** The ledgers, by time and session. */
  static final Export ENTRIES =
      new Export(
          """
          select x.start_at as start, x.session_id::text as session_id, s.transaction_id,
                 s.station_id, s.evse_id::numeric as evse_id, x.vehicle_id::text as vehicle_id,
                 x.revision::numeric as revision, x.reason, x.recorded_at, n.revision is null as latest,
                 round(x.energy_in_wh::numeric, 6) as energy_in_wh,
                 round(x.energy_out_wh::numeric, 6) as energy_out_wh,
                 round(x.lost_wh::numeric, 6) as lost_wh, round(x.refed_wh::numeric, 6) as refed_wh,
                 round((x.energy_in_wh - x.refed_wh)::numeric, 6) as driven_wh,
                 x.discharge_seconds::numeric as discharge_seconds,
                 x.charge_efficiency::numeric as charge_efficiency,
                 x.discharge_efficiency::numeric as discharge_efficiency,
                 x.import_per_kwh as import_eur_per_kwh, x.export_per_kwh as export_eur_per_kwh,
                 x.price_known, x.wear_per_kwh as wear_eur_per_kwh, x.kg_per_kwh as grid_kg_per_kwh,
                 x.cost as cost_eur, x.revenue as revenue_eur, x.wear as wear_eur,
                 x.refed_cost as refed_cost_eur, x.co2_in_kg, x.co2_avoided_kg
            from ledger_entry x
            join charging_session s on s.id = x.session_id
            left join ledger_entry n on n.session_id = x.session_id and n.start_at = x.start_at
                 and n.revision = x.revision + 1
           where s.site_id = ? and x.start_at >= ? and x.start_at < ?
             and (? or n.revision is null)
             and (x.start_at, x.session_id, x.revision) > (?, ?, ?)
           order by x.start_at, x.session_id, x.revision
           limit ?
          """,
          "start",
          columns(
              times("start"),
              texts("session_id", "transaction_id", "station_id"),
              numbers("evse_id"),
              texts("vehicle_id"),
              numbers("revision"),
              texts("reason"),
              times("recorded_at"),
              flags("latest"),
              numbers("energy_in_wh", "energy_out_wh", "lost_wh", "refed_wh", "driven_wh"),
              numbers("discharge_seconds", "charge_efficiency", "discharge_efficiency"),
              numbers("import_eur_per_kwh", "export_eur_per_kwh"),
              flags("price_known"),
              numbers("wear_eur_per_kwh", "grid_kg_per_kwh"),
              numbers("cost_eur", "revenue_eur", "wear_eur", "refed_cost_eur"),
              numbers("co2_in_kg", "co2_avoided_kg")));

  /** The statements of sessions, by end and session. */
  static final Export SESSIONS =
      new Export(
          """
          select s.started_at, x.ended_at, x.session_id::text as session_id, s.transaction_id,
                 s.station_id, s.evse_id::numeric as evse_id,
                 coalesce(s.vehicle_id, t.vehicle_id)::text as vehicle_id, v.name as vehicle,
                 s.token_id::text as token_id, t.holder, x.revision::numeric as revision,
                 x.recorded_at, n.revision is null as latest,
                 round(x.energy_in_wh::numeric, 6) as energy_in_wh,
                 round(x.energy_out_wh::numeric, 6) as energy_out_wh,
                 round(x.lost_wh::numeric, 6) as lost_wh, round(x.refed_wh::numeric, 6) as refed_wh,
                 round((x.energy_in_wh - x.refed_wh)::numeric, 6) as driven_wh,
                 round(x.brought_wh::numeric, 6) as brought_wh,
                 x.discharge_seconds::numeric as discharge_seconds, x.cost as cost_eur,
                 x.revenue as revenue_eur, x.wear as wear_eur, x.refed_cost as refed_cost_eur,
                 x.cost - x.revenue + x.wear as net_eur, x.uncontrolled as uncontrolled_eur,
                 x.uncontrolled - (x.cost - x.revenue + x.wear) as saving_eur,
                 x.baseline_revision::numeric as baseline_revision, x.co2_in_kg, x.co2_avoided_kg,
                 x.co2_uncontrolled_kg, x.contract_id::text as contract_id, c.name as contract,
                 x.driver as driver_eur, x.fleet as fleet_eur, x.site_host as site_host_eur,
                 x.operator as operator_eur
            from session_statement x
            join charging_session s on s.id = x.session_id
            left join token t on t.id = s.token_id
            left join vehicle v on v.id = coalesce(s.vehicle_id, t.vehicle_id)
            left join share_contract c on c.id = x.contract_id
            left join session_statement n
                 on n.session_id = x.session_id and n.revision = x.revision + 1
           where x.site_id = ? and x.ended_at >= ? and x.ended_at < ?
             and (? or n.revision is null)
             and (x.ended_at, x.session_id, x.revision) > (?, ?, ?)
           order by x.ended_at, x.session_id, x.revision
           limit ?
          """,
          "ended_at",
          columns(
              times("started_at", "ended_at"),
              texts("session_id", "transaction_id", "station_id"),
              numbers("evse_id"),
              texts("vehicle_id", "vehicle", "token_id", "holder"),
              numbers("revision"),
              times("recorded_at"),
              flags("latest"),
              numbers("energy_in_wh", "energy_out_wh", "lost_wh", "refed_wh", "driven_wh"),
              numbers("brought_wh", "discharge_seconds"),
              numbers("cost_eur", "revenue_eur", "wear_eur", "refed_cost_eur", "net_eur"),
              numbers("uncontrolled_eur", "saving_eur", "baseline_revision"),
              numbers("co2_in_kg", "co2_avoided_kg", "co2_uncontrolled_kg"),
              texts("contract_id", "contract"),
              numbers("driver_eur", "fleet_eur", "site_host_eur", "operator_eur")));

  @SafeVarargs
  private static List<Column> columns(Stream<Column>... parts) {
    return Stream.of(parts).flatMap(part -> part).toList();
  }

  private static Stream<Column> texts(String... names) {
    return Stream.of(names).map(name -> new Column(name, Row::maybeText));
  }

  private static Stream<Column> numbers(String... names) {
    return Stream.of(names).map(name -> new Column(name, Row::maybeMoney));
  }

  private static Stream<Column> times(String... names) {
    return Stream.of(names).map(name -> new Column(name, Row::maybeInstant));
  }

  private static Stream<Column> flags(String... names) {
    return Stream.of(names).map(name -> new Column(name, Row::maybeFlag));
  }
}
