package org.voltide.csms.tenants;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.store.Database;

/** What endpoints that name one thing are about; each is of a tenant by its site. */
public enum Thing {
  SITE("site", "select from site where id = ?", id -> id),
  STATION("station", "select from station where id = ?", id -> id),
  SESSION("id", "select from charging_session where id = ?", UUID::fromString),
  /** Whoever changes one speaks with its station, which may be at another's site by now. */
  RESERVATION(
      "id",
      "select from reservation r join station s on s.id = r.station_id and s.site_id = r.site_id"
          + " where r.id = ?",
      Integer::valueOf),
  ALARM("alarm", "select from alarm where id = ?", Long::valueOf);

  private final String parameter;
  private final String query;
  private final Function<String, Object> key;

  Thing(String parameter, String query, Function<String, Object> key) {
    this.parameter = parameter;
    this.query = query;
    this.key = key;
  }

  /** The parameter of the path that says which one. */
  String parameter() {
    return parameter;
  }

  /**
   * Refuses what the caller cannot see.
   *
   * @throws Problem 404
   */
  void demand(String id, Database database) {
    boolean isVisible =
        key(id).map(of -> !database.query(query, _ -> true, of).isEmpty()).orElse(false);
    if (!isVisible) {
      throw Problem.notFound(name().toLowerCase(Locale.ROOT), id);
    }
  }

  private Optional<Object> key(String id) {
    try {
      return Optional.of(key.apply(id));
    } catch (IllegalArgumentException notAnId) {
      return Optional.empty();
    }
  }
}
