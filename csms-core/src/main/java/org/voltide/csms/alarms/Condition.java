package org.voltide.csms.alarms;

import java.util.List;

/**
 * What a rule watches. Each is a query for where it holds at a moment; it tells {@code subject},
 * what stays the same while it holds, the {@code facts} of its sentence, and {@code site}, whose
 * alarm it is, where that is a tenant's business, too.
 */
enum Condition {
  /** A station that was connected before is not, for so many minutes. */
  STATION_OFFLINE(
      "Station %s is offline.",
      """
      select id as subject, array[id] as facts, site_id as site
        from station
       where not online and last_seen_at <= at.now - make_interval(mins => at.threshold)
      """),
  /** A connector tells a fault for so many minutes. */
  CONNECTOR_FAULTED(
      "Connector %s of EVSE %s at station %s is faulted.",
      """
      select format('%s/%s/%s', c.station_id, c.evse_id, c.id) as subject,
             array[c.id::text, c.evse_id::text, c.station_id] as facts,
             s.site_id as site
        from connector c join station s on s.id = c.station_id
       where c.status = 'Faulted' and c.status_at <= at.now - make_interval(mins => at.threshold)
      """),
  /** A session that began so many minutes ago will not keep what was promised. */
  PROMISE_AT_RISK(
      "A promise at station %s cannot be kept.",
      """
      select s.id::text as subject,
             array[s.station_id] as facts,
             s.site_id as site
        from charging_session s join session_need n on n.session_id = s.id
       where s.ended_at is null and not n.promise_feasible
         and s.started_at <= at.now - make_interval(mins => at.threshold)
      """),
  /** A site's cars draw more than so many per cent of its import limit. */
  LIMIT_EXCEEDED(
      "Cars at site %s draw %s kW of %s kW.",
      """
      select i.id as subject,
             array[i.id, round(sum(s.power_w)::numeric / 1000, 1)::text,
                   round(i.import_limit_w::numeric / 1000, 1)::text] as facts,
             i.id as site
        from site i join charging_session s on s.site_id = i.id and s.ended_at is null
       group by i.id, i.import_limit_w, at.threshold
      having sum(s.power_w) > i.import_limit_w * at.threshold / 100
      """),
  /** A certificate issued here, the newest of its station and issuer, ends in so many days. */
  CERTIFICATE_ENDS(
      "The certificate of %s by %s ends on %s.",
      """
      select format('%s/%s', issuer, station_id) as subject,
             array[max(common_name), issuer,
                   to_char(max(valid_until) at time zone 'UTC', 'YYYY-MM-DD')] as facts,
             null as site
        from own_certificate
       where revoked_at is null
       group by issuer, station_id, at.now, at.threshold
      having max(valid_until) <= at.now + make_interval(days => at.threshold)
      """),
  /** An authority of others that is trusted here ends in so many days, or has ended. */
  AUTHORITY_ENDS(
      "Authority %s, trusted for %s, ends on %s.",
      """
      select a.fingerprint as subject,
             array[max(a.subject), lower(string_agg(a.purpose, ', ' order by a.purpose)),
                   to_char(max(a.valid_until) at time zone 'UTC', 'YYYY-MM-DD')] as facts,
             null as site
        from authority a
       where not exists (select from distrusted_authority d where d.fingerprint = a.fingerprint)
       group by a.fingerprint, at.now, at.threshold
      having max(a.valid_until) <= at.now + make_interval(days => at.threshold)
      """),
  /** Prices of an area are known for less than so many hours from now. */
  PRICES_END(
      "Prices of area %s are known for less than %s hours.",
      """
      select area as subject,
             array[area, at.threshold::text] as facts,
             null as site
        from (select area, max(end_at) as known from price group by area) p
       where known <= at.now + make_interval(hours => at.threshold)
      """),
  /** The security log holds an alert that nobody has acknowledged; the threshold means nothing. */
  SECURITY_ALERT(
      "%s at %s",
      """
      select id::text as subject,
             array[type, coalesce(station_id, 'Voltide')] as facts,
             null as site
        from security_event
       where alert and acknowledged_at is null
      """),
  /** A variable that a station told lies above or below a value, or is it. */
  VARIABLE(
      "%s of %s at station %s is %s.",
      """
      select v.subject, array[v.variable, v.component,
                               v.station_id || coalesce(', EVSE ' || v.evse_id, ''),
                               left(v.value, 100) || coalesce(' ' || v.unit, '')] as facts,
             v.site_id as site
        from (select x.*, s.site_id, x.station_id || '/' || x.key as subject
                from station_variable x join station s on s.id = x.station_id
               where x.component = at.component and x.variable = at.variable
                 and x.attribute = 'Actual') v
        left join alarm a on a.rule_id = at.rule and a.subject = v.subject and a.ended_at is null
       where case at.comparison
               when 'IS' then v.value = at.value
               when 'ABOVE' then voltide_number(v.value)
                 > voltide_number(case when a.id is null then at.value
                                       else coalesce(at.ending, at.value) end)
               else voltide_number(v.value)
                 < voltide_number(case when a.id is null then at.value
                                       else coalesce(at.ending, at.value) end)
             end
      """),
  /** A station told an event of a component in the last minutes, and did not clear it. */
  STATION_EVENT(
      "%s of %s at station %s: %s",
      """
      select format('%s/%s', e.station_id, e.key) as subject,
             array[e.variable, e.component, e.station_id, left(e.actual_value, 100)]
               as facts,
             s.site_id as site
        from (select distinct on (station_id, key) station_id, key, component, variable,
                     actual_value, cleared
                from station_event
               where received_at > at.now - make_interval(mins => at.threshold)
                 and component = at.component and variable = coalesce(at.variable, variable)
               order by station_id, key, received_at desc, id desc) e
        join station s on s.id = e.station_id
       where e.cleared is not true
      """);

  private final String sentence;
  private final String holding;

  Condition(String sentence, String holding) {
    this.sentence = sentence;
    this.holding = holding;
  }

  /** What holds in a sentence, of the facts that its query found. */
  String sentence(List<String> facts) {
    return sentence.formatted(facts.toArray());
  }

  /** Whether a rule says what of stations it watches. */
  boolean watches() {
    return this == VARIABLE || this == STATION_EVENT;
  }

  /**
   * The query for where it holds; its parameters are the moment, the threshold, the rule, and the
   * parts of what it watches in their order.
   */
  String query() {
    return "select found.* from (select cast(? as timestamptz) as now, cast(? as int) as threshold,"
        + " cast(? as uuid) as rule, cast(? as text) as component, cast(? as text) as variable,"
        + " cast(? as text) as comparison, cast(? as text) as value, cast(? as text) as ending)"
        + " as at cross join lateral ("
        + holding
        + ") as found order by subject limit "
        + MOST;
  }

  /** A whole network that fails raises no more alarms at once than people can look at. */
  static final int MOST = 1_000;
}
