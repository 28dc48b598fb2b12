package org.voltide.csms.stations;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.voltide.csms.platform.Page;
import org.voltide.csms.platform.PageQuery;
import org.voltide.csms.platform.PasswordHash;
import org.voltide.csms.platform.Problem;

/** Keeps the stations. Every method is one transaction, or part of the caller's. */
@ApplicationScoped
@Transactional
public class Stations {

  private static final String SESSIONS =
      """
      select station_id, evse_id, id, coalesce(power_w, 0) from charging_session
       where station_id in (:ids) and ended_at is null and evse_id is not null
       order by started_at
      """;

  @Inject Session entities;
  @Inject StationSearch search;
  @Inject Clock clock;
  @Inject Event<StationChanged> changes;

  /** A session that goes on at an EVSE, and what flows into its car. */
  record Plugged(String stationId, int evseId, UUID sessionId, double powerW) {}

  /** The station as the API shows it. */
  public Optional<StationView> find(String id) {
    return Optional.ofNullable(entities.find(Station.class, id))
        .map(station -> views(List.of(station)).getFirst());
  }

  Page<StationView> list(StationQuery query, PageQuery page) {
    Page<String> found = search.page(query, page);
    Map<String, Station> stations =
        entities
            .createQuery("from Station where id in (:ids)", Station.class)
            .setParameter("ids", found.items())
            .getResultStream()
            .collect(Collectors.toMap(station -> station.id, Function.identity()));
    return new Page<>(views(found.items().stream().map(stations::get).toList()), found.next());
  }

  StationView create(StationFields fields) {
    if (entities.find(Station.class, fields.id()) != null) {
      throw Problem.conflict("There is already a station %s.".formatted(fields.id()));
    }
    Station station = new Station();
    station.createdAt = clock.instant();
    set(station, fields);
    entities.persist(station);
    return registered(station);
  }

  /**
   * Registers a station, or changes it; whichever it takes.
   *
   * @param seen what the draft was made from
   * @throws Problem 409 when it is something else by now: the draft would undo that
   */
  void register(StationDraft draft, Optional<RegisteredStation> seen) {
    StationFields fields = draft.fields();
    lock(fields.id());
    Optional<RegisteredStation> now =
        Optional.ofNullable(entities.find(Station.class, fields.id())).map(Station::registered);
    if (!now.map(RegisteredStation::said).equals(seen.map(RegisteredStation::said))) {
      throw Problem.conflict("Somebody else changed it meanwhile: send the file again.");
    }
    StationView registered = now.isEmpty() ? create(fields) : changed(demand(fields.id()), fields);
    if (registered.minimumSecurityProfile() != draft.minimumSecurityProfile()) {
      setMinimumSecurityProfile(fields.id(), draft.minimumSecurityProfile());
    }
  }

  /** Those of these ids that are registered, by id. */
  Map<String, RegisteredStation> registered(Collection<String> ids) {
    return entities
        .createQuery("from Station where id in (:ids)", Station.class)
        .setParameter("ids", ids)
        .getResultStream()
        .collect(Collectors.toMap(station -> station.id, Station::registered));
  }

  /**
   * Checks that the station may become this.
   *
   * @throws Problem 409 when a session goes on at an EVSE that it would lose, or that would move
   */
  void demandUnused(StationFields fields) {
    demandUnused(demand(fields.id()), fields);
  }

  /** What a station becomes of what it is. */
  @FunctionalInterface
  interface Change {
    StationFields of(StationFields now) throws JsonProcessingException;
  }

  /**
   * Changes a station, with nobody else changing it between reading and writing.
   *
   * @throws JsonProcessingException when the change cannot be read
   */
  StationView change(String id, Change change) throws JsonProcessingException {
    Station station = locked(id);
    StationFields fields = change.of(station.fields());
    if (!fields.id().equals(id)) {
      throw Problem.invalid("/id", "The id of a station never changes.");
    }
    return changed(station, fields);
  }

  private StationView changed(Station station, StationFields fields) {
    demandUnused(station, fields);
    set(station, fields);
    return registered(station);
  }

  /** The only password that is good from now on. */
  public void setPassword(String id, String password) {
    locked(id).set(hash(password));
    forgetProposals(id);
  }

  StationView setMinimumSecurityProfile(String id, int minimum) {
    demand(id);
    entities
        .createNativeMutationQuery(
            "update station set minimum_security_profile = :minimum where id = :id")
        .setParameter("minimum", minimum)
        .setParameter("id", id)
        .executeUpdate();
    entities.clear();
    return registered(demand(id));
  }

  private void forgetProposals(String id) {
    entities
        .createNativeMutationQuery("delete from password_proposal where station_id = :id")
        .setParameter("id", id)
        .executeUpdate();
  }

  void delete(String id) {
    Station station = locked(id);
    boolean hasSessions =
        entities
            .createNativeQuery(
                "select exists (select from charging_session where station_id = :id)",
                Boolean.class)
            .setParameter("id", id)
            .getSingleResult();
    if (hasSessions) {
      throw Problem.conflict("Station %s has charging sessions, which are kept.".formatted(id));
    }
    entities.remove(station);
    entities.flush();
    changes.fire(new StationChanged(id, StationChanged.Kind.REMOVED));
  }

  private void set(Station station, StationFields fields) {
    demandSite(fields.siteId());
    demandDistinct(fields);
    station.set(fields);
    Outlets.set(station, fields.evses());
    if (fields.password() != null) {
      station.set(hash(fields.password()));
      forgetProposals(fields.id());
    }
  }

  private StationView registered(Station station) {
    entities.flush();
    changes.fire(new StationChanged(station.id, StationChanged.Kind.REGISTERED));
    return views(List.of(station)).getFirst();
  }

  /** Read while nobody else changes it: what is written is the whole row. */
  private Station locked(String id) {
    lock(id);
    return demand(id);
  }

  private void lock(String id) {
    entities
        .createNativeQuery("select id from station where id = :id for no key update", String.class)
        .setParameter("id", id)
        .getResultList();
  }

  private Station demand(String id) {
    return Optional.ofNullable(entities.find(Station.class, id))
        .orElseThrow(() -> Problem.notFound("station", id));
  }

  private void demandSite(String siteId) {
    boolean exists =
        entities
            .createNativeQuery("select exists (select from site where id = :id)", Boolean.class)
            .setParameter("id", siteId)
            .getSingleResult();
    if (!exists) {
      throw Problem.invalid("/siteId", "There is no site %s.".formatted(siteId));
    }
  }

  private static void demandDistinct(StationFields fields) {
    Set<Integer> evses = new HashSet<>();
    for (int i = 0; i < fields.evses().size(); i++) {
      StationFields.EvseFields evse = fields.evses().get(i);
      if (!evses.add(evse.id())) {
        throw Problem.invalid("/evses/%d/id".formatted(i), "There is one of this id before.");
      }
      Set<Integer> connectors = new HashSet<>();
      for (int j = 0; j < evse.connectors().size(); j++) {
        if (!connectors.add(evse.connectors().get(j).id())) {
          throw Problem.invalid(
              "/evses/%d/connectors/%d/id".formatted(i, j), "There is one of this id before.");
        }
      }
    }
  }

  /** An EVSE or a whole station that is charging stays where it is. */
  private void demandUnused(Station station, StationFields fields) {
    Set<Integer> staying =
        fields.siteId().equals(station.siteId)
            ? fields.evses().stream()
                .map(StationFields.EvseFields::id)
                .collect(Collectors.toUnmodifiableSet())
            : Set.of();
    for (Evse.Key key : sessions(List.of(station)).keySet()) {
      if (!staying.contains(key.id())) {
        throw Problem.conflict(
            "EVSE %d of station %s has a session going on.".formatted(key.id(), station.id));
      }
    }
  }

  private List<StationView> views(Collection<Station> stations) {
    Map<Evse.Key, Plugged> sessions = sessions(stations);
    return stations.stream().map(station -> StationView.of(station, sessions)).toList();
  }

  private Map<Evse.Key, Plugged> sessions(Collection<Station> stations) {
    return entities
        .createNativeQuery(SESSIONS, Plugged.class)
        .setParameter("ids", stations.stream().map(station -> station.id).toList())
        .getResultStream()
        .collect(
            Collectors.toMap(
                plugged -> new Evse.Key(plugged.stationId(), plugged.evseId()),
                Function.identity(),
                (_, later) -> later));
  }

  private static PasswordHash hash(String password) {
    return PasswordHash.of(password.getBytes(StandardCharsets.UTF_8), PasswordHash.Cost.STATION);
  }
}
