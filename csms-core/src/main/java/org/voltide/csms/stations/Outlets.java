package org.voltide.csms.stations;

import java.util.List;
import java.util.Optional;
import org.voltide.csms.stations.StationFields.ConnectorFields;
import org.voltide.csms.stations.StationFields.Current;
import org.voltide.csms.stations.StationFields.EvseFields;

/** Makes a station's EVSEs and connectors what an operator said, keeping those that stay. */
final class Outlets {

  private Outlets() {}

  static void set(Station station, List<EvseFields> wanted) {
    station.evses.removeIf(
        evse -> wanted.stream().noneMatch(fields -> fields.id() == evse.key.id()));
    for (EvseFields fields : wanted) {
      Evse evse = find(station, fields.id()).orElseGet(() -> add(station, fields.id()));
      evse.current = fields.current();
      evse.phases =
          Optional.ofNullable(fields.phases()).orElse(fields.current() == Current.DC ? 3 : 1);
      evse.maxChargeW = fields.maxChargeW();
      evse.maxDischargeW = Optional.ofNullable(fields.maxDischargeW()).orElse(0d);
      set(evse, fields.connectors());
    }
  }

  private static void set(Evse evse, List<ConnectorFields> wanted) {
    evse.connectors.removeIf(
        connector -> wanted.stream().noneMatch(fields -> fields.id() == connector.key.id()));
    for (ConnectorFields fields : wanted) {
      Connector connector =
          evse.connectors.stream()
              .filter(known -> known.key.id() == fields.id())
              .findFirst()
              .orElseGet(() -> add(evse, fields.id()));
      connector.type = fields.type();
    }
  }

  private static Optional<Evse> find(Station station, int id) {
    return station.evses.stream().filter(evse -> evse.key.id() == id).findFirst();
  }

  private static Evse add(Station station, int id) {
    Evse evse = new Evse();
    evse.key = new Evse.Key(station.id, id);
    station.evses.add(evse);
    return evse;
  }

  private static Connector add(Evse evse, int id) {
    Connector connector = new Connector();
    connector.key = new Connector.Key(evse.key.stationId(), evse.key.id(), id);
    evse.connectors.add(connector);
    return connector;
  }
}
