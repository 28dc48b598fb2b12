package org.voltide.csms.roaming.datex;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.voltide.csms.platform.Json;
import org.voltide.csms.roaming.model.Evse;
import org.voltide.csms.roaming.model.Location;
import org.voltide.csms.roaming.model.Tariff;
import org.voltide.csms.store.Row;

/** A site that the public may read, as partners read it. */
record SharedSite(Location location, Attendance attendance, Optional<Tariff> tariff) {

  static final String SELECT =
      """
      select r.attendance, l.document as location, t.document as tariff
        from roaming_site r
        join roaming_object l on l.kind = 'LOCATION' and l.id = r.site_id and not l.gone
        left join roaming_object t on t.kind = 'TARIFF' and t.id = r.site_id and not t.gone
       where r.attendance is not null
       order by r.site_id
      """;

  static SharedSite of(Row row) {
    return new SharedSite(
        Json.stored(Location.class, row.text("location")),
        Attendance.valueOf(row.text("attendance")),
        row.maybeText("tariff").map(text -> Json.stored(Tariff.class, text)));
  }

  /** EVSEs by station, without those that were taken away. */
  Map<String, List<Evse>> stations() {
    return location.evses().stream()
        .filter(evse -> evse.status() != Evse.Status.REMOVED)
        .collect(
            Collectors.groupingBy(
                evse -> evse.place().stationId(), TreeMap::new, Collectors.toList()));
  }
}
