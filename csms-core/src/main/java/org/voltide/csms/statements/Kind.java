package org.voltide.csms.statements;

import java.util.Arrays;
import java.util.Locale;

/** For whom statements are made, and where the books tell of them. */
enum Kind {
  /** The host of a site, by day: the share of what control brought there. */
  HOSTS(
      "select id, name from site where id = ?",
      """
      select x.site_id as party, i.name, date_trunc('day', x.ended_at, x.zone) as at,
             null as what, null as detail, 'EUR' as currency, count(*) as sessions,
             sum(x.import_kwh) as import_kwh, sum(x.export_kwh) as export_kwh, 0.00 as charged,
             null::numeric as before_taxes, sum(x.site_host) as earned
        from settled x join site i on i.id = x.site_id
       group by 1, 2, 3
      """,
      "s.site_id = ?"),

  /** A roaming partner, by CDR that was made in the month; credits take back. */
  PARTNERS(
      "select id::text, name from roaming_partner where id = ?::uuid",
      """
      select p.id::text as party, p.name, c.made_at as at, c.id as what, c.credit_of as detail,
             c.currency, sign.of::bigint as sessions,
             sign.of * round(c.import_wh::numeric / 1000, 3) as import_kwh,
             sign.of * round(c.export_wh::numeric / 1000, 3) as export_kwh,
             c.total as charged,
             (o.document::jsonb -> 'totalCost' ->> 'beforeTaxes')::numeric as before_taxes,
             0.00 as earned
        from asked a
        join roaming_cdr c on c.made_at >= a.begins and c.made_at < a.ends and c.made_at <= a.as_of
        join roaming_partner p on p.id = c.partner_id
        left join roaming_object o on o.kind = 'CDR' and o.id = c.id
        cross join lateral (select case when c.credit_of is null then 1 else -1 end) as sign (of)
      """,
      """
      exists (select from roaming_session r
               where r.session_id = s.id and r.partner_id = ?::uuid and r.cdr_id is null)
      """),

  /** The tokens of a group, by vehicle, or by token where it is not known. */
  FLEETS(
      "select distinct group_id as id, group_id as name from token where group_id = ?",
      """
      select t.group_id as party, t.group_id as name, null::timestamptz as at,
             coalesce(v.name, t.holder, t.id_token) as what, null as detail, m.currency,
             sum(m.sessions)::bigint as sessions, sum(m.import_kwh) as import_kwh,
             sum(m.export_kwh) as export_kwh, sum(m.charged) as charged,
             null::numeric as before_taxes, sum(m.fleet) as earned
        from settled x
        join token t on t.id = x.token_id and t.group_id is not null
        left join vehicle v on v.id = coalesce(x.vehicle_id, t.vehicle_id)
        cross join lateral (%s) as m
       group by t.group_id, coalesce(v.id, t.id), 4, m.currency
      """
          .formatted(Kind.BY_CURRENCY),
      "exists (select from token t where t.id = s.token_id and t.group_id = ?)"),

  /** Who has a token, by session. */
  DRIVERS(
      "select id::text, coalesce(holder, id_token) as name from token where id = ?::uuid",
      """
      select t.id::text as party, coalesce(t.holder, t.id_token) as name, x.ended_at as at,
             i.name as what, x.station_id as detail, m.currency, m.sessions::bigint as sessions, m.import_kwh,
             m.export_kwh, m.charged, null::numeric as before_taxes, m.driver as earned
        from settled x
        join token t on t.id = x.token_id
        join site i on i.id = x.site_id
        cross join lateral (%s) as m
      """
          .formatted(Kind.BY_CURRENCY),
      "s.token_id = ?::uuid");

  /** Prices are in the currency of the site, shares in that of the power exchange. */
  private static final String BY_CURRENCY =
      """
      select currency, sum(sessions) as sessions, sum(import_kwh) as import_kwh,
             sum(export_kwh) as export_kwh, sum(charged) as charged, sum(driver) as driver,
             sum(fleet) as fleet
        from (values (x.currency, 1, x.import_kwh, x.export_kwh, x.charged, 0.00, 0.00),
                     ('EUR', 0, 0, 0, 0, x.driver, x.fleet))
             as part (currency, sessions, import_kwh, export_kwh, charged, driver, fleet)
       group by currency
      having sum(sessions) > 0 or sum(driver) <> 0 or sum(fleet) <> 0
      """;

  private final String party;
  private final String lines;
  private final String unsettled;

  Kind(String party, String lines, String unsettled) {
    this.party = party;
    this.lines = lines;
    this.unsettled = unsettled;
  }

  /** Name and id of the one with an id. */
  String party() {
    return party;
  }

  /** Lines of all parties, out of {@code asked} and {@code settled}. */
  String lines() {
    return lines;
  }

  /** Whether a session {@code s} that is not settled is of the party with an id. */
  String unsettled() {
    return unsettled;
  }

  /** As it is written in addresses: {@code hosts}. */
  String written() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * What an address says.
   *
   * @throws IllegalArgumentException when there is none of that name
   */
  public static Kind fromString(String text) {
    return Arrays.stream(values())
        .filter(kind -> kind.written().equals(text))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("There are no statements of " + text));
  }
}
