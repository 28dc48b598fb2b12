package org.voltide.csms.authorization;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.stream.IntStream;
import org.voltide.csms.authorization.Presented.Key;
import org.voltide.csms.authorization.Usage.Active;
import org.voltide.csms.store.Row;
import org.voltide.csms.store.Statements;

/** Reads the {@link Usage} of tokens whose allowance depends on it. */
final class UsageQuery {
  private static final String SQL =
      """
      select w.n, i.time_zone, e.matching, e.others, a.stations, a.transactions, a.energies, a.costs,
             h.stops_here,
             coalesce(b.energy_wh, 0) as energy_wh, coalesce(b.cost, 0) as cost
        from unnest(?::int[], ?::text[], ?::uuid[], ?::text[]) w (n, station_id, token_id, current)
        join station s on s.id = w.station_id
        join site i on i.id = s.site_id
        join token t on t.id = w.token_id
        cross join lateral (
          select coalesce(array_agg(id::text) filter (where current_type = w.current), '{}')
                   as matching,
                 coalesce(bool_or(current_type <> w.current), false) as others
            from evse where station_id = w.station_id) e
        cross join lateral (
          select coalesce(array_agg(station_id), '{}') as stations,
                 coalesce(array_agg(transaction_id), '{}') as transactions,
                 coalesce(array_agg(greatest(limit_energy_wh - energy_in_wh, 0)::text), '{}')
                   as energies,
                 coalesce(
                   array_agg(greatest(limit_cost - coalesce(total_cost, 0), 0)::text), '{}')
                   as costs
            from charging_session where token_id = t.id and ended_at is null) a
        cross join lateral (
          select exists (
            select 1 from charging_session c left join token o on o.id = c.token_id
             where c.site_id = s.site_id and c.station_id = w.station_id and c.ended_at is null
               and (t.master_pass or c.token_id = t.id or o.group_id = t.group_id)) as stops_here) h
        cross join lateral (
          select sum(energy_in_wh) as energy_wh, sum(total_cost) as cost
            from charging_session where token_id = t.id) b
      """;

  private UsageQuery() {}

  /** Puts its usage into every registered token that is not allowed everything. */
  static void addTo(Statements statements, Map<Key, Known> found) {
    List<Entry<Key, RegisteredToken>> limited =
        found.entrySet().stream()
            .filter(e -> e.getValue() instanceof RegisteredToken t && t.isLimited())
            .map(e -> Map.entry(e.getKey(), (RegisteredToken) e.getValue()))
            .toList();
    if (limited.isEmpty()) {
      return;
    }
    Integer[] numbers = new Integer[limited.size()];
    String[] stations = new String[limited.size()];
    String[] tokens = new String[limited.size()];
    String[] currents = new String[limited.size()];
    for (int i = 0; i < limited.size(); i++) {
      RegisteredToken token = limited.get(i).getValue();
      Allowance.Current current = token.allowance().current();
      numbers[i] = i;
      stations[i] = limited.get(i).getKey().stationId();
      tokens[i] = token.id().toString();
      currents[i] = current == null ? null : current.name();
    }
    statements
        .query(
            SQL, row -> Map.entry(row.whole("n"), usage(row)), numbers, stations, tokens, currents)
        .forEach(
            read -> {
              Entry<Key, RegisteredToken> entry = limited.get(read.getKey());
              found.put(entry.getKey(), entry.getValue().withUsage(read.getValue()));
            });
  }

  private static Usage usage(Row row) {
    List<String> stations = row.texts("stations");
    List<String> transactions = row.texts("transactions");
    List<String> energies = row.texts("energies");
    List<String> costs = row.texts("costs");
    return new Usage(
        ZoneId.of(row.text("time_zone")),
        row.texts("matching").stream().map(Integer::valueOf).toList(),
        row.flag("others"),
        IntStream.range(0, stations.size())
            .mapToObj(
                i ->
                    new Active(
                        stations.get(i),
                        transactions.get(i),
                        Double.parseDouble(energies.get(i)),
                        new BigDecimal(costs.get(i))))
            .toList(),
        row.flag("stops_here"),
        row.number("energy_wh"),
        row.money("cost"));
  }
}
