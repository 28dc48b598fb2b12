package org.voltide.csms.energy.settlement;

import jakarta.inject.Singleton;
import java.util.List;
import org.voltide.csms.energy.prices.PriceCurve;
import org.voltide.csms.energy.settlement.SiteSettlement.OfContract;
import org.voltide.csms.energy.settlement.SiteSettlement.Sum;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.store.Database;
import org.voltide.csms.store.Row;
import org.voltide.csms.store.Statements;

/** Sums of statements. Thread-safe. */
@Singleton
class SettlementQueries {

  private static final String SUMS =
      """
      select grouping(c.id) = 1 as is_total, c.id as contract_id, c.name,
             count(x.session_id) as sessions, count(x.baseline_revision) as steered,
             coalesce(sum(x.energy_in_wh), 0) as energy_in_wh,
             coalesce(sum(x.energy_out_wh), 0) as energy_out_wh,
             coalesce(sum(x.lost_wh), 0) as lost_wh, coalesce(sum(x.refed_wh), 0) as refed_wh,
             coalesce(sum(x.brought_wh), 0) as brought_wh,
             coalesce(sum(x.cost), 0) as cost, coalesce(sum(x.revenue), 0) as revenue,
             coalesce(sum(x.wear), 0) as wear, coalesce(sum(x.uncontrolled), 0) as uncontrolled,
             case when count(x.co2_in_kg) = count(*) then sum(x.co2_in_kg) end as co2_in_kg,
             case when count(x.co2_avoided_kg) = count(*) then sum(x.co2_avoided_kg) end
               as co2_avoided_kg,
             case when count(x.co2_uncontrolled_kg) = count(*) then sum(x.co2_uncontrolled_kg) end
               as co2_uncontrolled_kg,
             coalesce(sum(x.driver), 0.00) as driver, coalesce(sum(x.fleet), 0.00) as fleet,
             coalesce(sum(x.site_host), 0.00) as site_host,
             coalesce(sum(x.operator), 0.00) as operator
        from statement x left join share_contract c on c.id = x.contract_id
       where x.site_id = ? and x.ended_at >= ? and x.ended_at < ?
       group by grouping sets ((), (c.id, c.name))
       order by is_total desc, c.name nulls last, c.id
      """;

  private static final String UNSETTLED =
      """
      select count(*) as sessions from charging_session s
       where s.site_id = ? and s.ended_at >= ? and s.ended_at < ?
         and not exists (select from session_settlement x where x.session_id = s.id)
      """;

  private final Database database;

  SettlementQueries(Database database) {
    this.database = database;
  }

  SiteSettlement settlement(String siteId, Period period) {
    return database.inTransaction(statements -> settlement(statements, siteId, period));
  }

  void demandSite(String siteId) {
    if (database
        .query("select id from site where id = ?", row -> row.text("id"), siteId)
        .isEmpty()) {
      throw Problem.notFound("site", siteId);
    }
  }

  private static SiteSettlement settlement(Statements statements, String siteId, Period period) {
    Object[] asked = {siteId, period.from(), period.to()};
    List<OfContract> sums = statements.query(SUMS, SettlementQueries::part, asked);
    return new SiteSettlement(
        siteId,
        period.from(),
        period.to(),
        PriceCurve.CURRENCY,
        sums.getFirst().sum(),
        sums.subList(1, sums.size()),
        statements.query(UNSETTLED, row -> row.big("sessions"), asked).getFirst());
  }

  private static OfContract part(Row row) {
    return new OfContract(
        row.maybeId("contract_id").orElse(null), row.maybeText("name").orElse(null), sum(row));
  }

  private static Sum sum(Row row) {
    var net = row.money("cost").subtract(row.money("revenue")).add(row.money("wear"));
    return new Sum(
        row.big("sessions"),
        row.big("steered"),
        row.number("energy_in_wh"),
        row.number("energy_out_wh"),
        row.number("lost_wh"),
        row.number("refed_wh"),
        row.number("energy_in_wh") - row.number("refed_wh"),
        row.number("brought_wh"),
        row.money("cost"),
        row.money("revenue"),
        row.money("wear"),
        net,
        row.money("uncontrolled"),
        row.money("uncontrolled").subtract(net),
        row.maybeMoney("co2_in_kg").orElse(null),
        row.maybeMoney("co2_avoided_kg").orElse(null),
        row.maybeMoney("co2_uncontrolled_kg").orElse(null),
        StatementStore.amounts(row));
  }
}
