package org.voltide.csms.devicemodel;

import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.store.Database;
import org.voltide.csms.store.Row;

/** Compares what stations are known to have with their templates. Thread-safe, blocks. */
@Singleton
class TemplateDrift {

  /** A value that was never told counts as had where it was written. */
  private static final String DRIFTING =
      """
        from configuration_template_station s
        cross join unnest(?::text[], ?::text[]) w (key, value)
        left join station_variable v on v.station_id = s.station_id and v.key = w.key
        left join desired_state d
          on d.station_id = s.station_id and d.kind = 'variables' and d.key = w.key
       where s.template_id = ?
         and not coalesce(same_value(v.data_type, v.value, w.value),
                          d.source = s.template_id::text and d.state = 'APPLIED', false)
      """;

  private static final String LIST =
      """
      select s.station_id, w.key, w.value as wanted, v.value as actual,
             case when d.source is distinct from s.template_id::text
                  then 'wished otherwise: ' || (d.payload ->> 'value')
                  else d.last_error end as last_error
      """;

  private final Database database;

  TemplateDrift(Database database) {
    this.database = database;
  }

  /**
   * A setting that a station does not have.
   *
   * @param lastError why, when the station said or another wish is in the way
   */
  record Drift(
      String stationId,
      String key,
      String wanted,
      @Nullable String actual,
      @Nullable String lastError) {

    private static Drift of(Row row) {
      return new Drift(
          row.text("station_id"),
          row.text("key"),
          row.text("wanted"),
          row.maybeText("actual").orElse(null),
          row.maybeText("last_error").orElse(null));
    }
  }

  /** The first so many. */
  List<Drift> of(TemplateView template, int most) {
    return database.query(
        LIST + DRIFTING + " order by s.station_id, w.key limit ?",
        Drift::of,
        keys(template),
        values(template),
        template.id(),
        most);
  }

  /** With the number of stations that are not as it says. */
  TemplateView counted(TemplateView template) {
    long stations =
        database
            .query(
                "select count(distinct s.station_id) as stations" + DRIFTING,
                row -> row.big("stations"),
                keys(template),
                values(template),
                template.id())
            .getFirst();
    return template.withDrifting(stations);
  }

  private static Object keys(TemplateView template) {
    return template.settings().stream().map(one -> one.address().key()).toArray(String[]::new);
  }

  private static Object values(TemplateView template) {
    return template.settings().stream().map(VariableSetting::value).toArray(String[]::new);
  }
}
