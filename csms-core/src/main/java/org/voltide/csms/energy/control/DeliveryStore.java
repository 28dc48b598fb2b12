package org.voltide.csms.energy.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.energy.profile.PowerPeriod;
import org.voltide.csms.platform.Json;
import org.voltide.csms.store.Database;
import org.voltide.csms.store.Row;

/** Profiles that were sent, in the database. Thread-safe. */
@Singleton
class DeliveryStore {

  private static final int MOST_SHOWN = 200;
  private static final TypeReference<List<Offer>> OFFERS = new TypeReference<>() {};
  private static final TypeReference<List<Period>> PERIODS = new TypeReference<>() {};

  private final Database database;
  private final ObjectMapper json;
  private final CoursesRead read = new CoursesRead();

  DeliveryStore(Database database, ObjectMapper json) {
    this.database = database;
    this.json = json;
  }

  /** A power from a time on. */
  public record Period(Instant start, double powerW) {}

  /** A profile that was sent, as the API shows it. */
  public record Delivery(
      Instant at, int profileId, List<Period> periods, String outcome, @Nullable String reason) {}

  void record(Deliveries.Order order, Instant at, Sent sent) {
    List<PowerPeriod> periods = order.schedule().periods();
    Offering offering = order.offering();
    database.update(
        """
        insert into profile_delivery
               (session_id, plan_id, profile_id, sent_at, answers, periods, until, outcome, reason,
                offers, taken)
        values (?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?::jsonb, ?)
        """,
        order.session(),
        order.planId(),
        order.schedule().profileId(),
        at,
        order.answers().orElse(null),
        write(periods.stream().map(p -> new Period(p.start(), p.powerW())).toList()),
        periods.getLast().end(),
        sent.outcome().name(),
        sent.reason(),
        offering.offers().isEmpty() ? null : Json.text(offering.offers()),
        offering.taken().isPresent() ? offering.taken().getAsInt() : null);
  }

  /** Newest first. */
  List<Delivery> of(UUID session) {
    return database.query(
        "select *, periods::text as sent from profile_delivery where session_id = ?"
            + " order by id desc limit ?",
        row ->
            new Delivery(
                row.instant("sent_at"),
                row.whole("profile_id"),
                periods(row),
                row.text("outcome"),
                row.maybeText("reason").orElse(null)),
        session,
        MOST_SHOWN);
  }

  /** Whether the station of a session accepted any of its profiles. */
  boolean wasAccepted(UUID session) {
    return database
        .query(
            """
            select exists (select from profile_delivery
                            where session_id = ? and outcome = 'Accepted') as accepted
            """,
            row -> row.flag("accepted"),
            session)
        .getFirst();
  }

  /** Whether a car is known to follow another schedule than the plan's. */
  boolean hasChosen(UUID session) {
    return lastAccepted(List.of(session)).values().stream()
        .anyMatch(told -> told.offers().chosen().isPresent());
  }

  /** What the stations of sessions accepted last, by session. */
  Map<UUID, Programme> lastAccepted(Collection<UUID> sessions) {
    List<Accepted> accepted =
        database.query(
            """
            select d.id, d.session_id, d.sent_at, d.answers, d.until, d.offers::text as choice,
                   coalesce(g.schedule_id, d.taken) as followed,
                   exists (select from profile_delivery x
                            where x.session_id = d.session_id and x.outcome = 'Rejected'
                              and x.offers is not null) as refused
              from unnest(?::text[]) wanted (id)
              join charging_session s on s.id = wanted.id::uuid
              cross join lateral (
                   select id, session_id, sent_at, answers, until, offers, taken
                     from profile_delivery
                    where session_id = s.id and outcome = 'Accepted'
                    order by id desc limit 1) d
              left join ev_schedule g
                on g.station_id = s.station_id and g.evse_id = s.evse_id and g.accepted
               and g.received_at >= d.sent_at
            """,
            row ->
                new Accepted(
                    row.big("id"),
                    row.id("session_id"),
                    row.maybeInstant("answers"),
                    row.instant("until"),
                    offers(row)),
            (Object) sessions.stream().map(UUID::toString).toArray(String[]::new));
    Map<Long, List<Period>> courses =
        read.of(accepted.stream().map(Accepted::id).toList(), this::courses);
    Map<UUID, Programme> programmes = new HashMap<>();
    for (Accepted each : accepted) {
      List<Period> course = courses.get(each.id());
      if (course != null) {
        programmes.put(
            each.session(), Programme.of(each.answers(), course, each.until(), each.offers()));
      }
    }
    return programmes;
  }

  /** A delivery but for its course. */
  private record Accepted(
      long id, UUID session, Optional<Instant> answers, Instant until, Offers offers) {}

  private Map<Long, List<Period>> courses(List<Long> deliveries) {
    Map<Long, List<Period>> courses = new HashMap<>();
    database
        .query(
            "select id, periods::text as sent from profile_delivery where id = any(?::bigint[])",
            row -> Map.entry(row.big("id"), periods(row)),
            (Object) deliveries.toArray(Long[]::new))
        .forEach(course -> courses.put(course.getKey(), course.getValue()));
    return courses;
  }

  private static Offers offers(Row row) {
    return new Offers(
        row.instant("sent_at"),
        row.maybeText("choice").map(text -> Json.stored(OFFERS, text)).orElse(List.of()),
        row.maybeWhole("followed").map(OptionalInt::of).orElse(OptionalInt.empty()),
        row.flag("refused"));
  }

  private List<Period> periods(Row row) {
    try {
      return List.copyOf(json.readValue(row.text("sent"), PERIODS));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("stored periods cannot be read", e);
    }
  }

  private String write(List<Period> periods) {
    try {
      return json.writeValueAsString(periods);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("periods cannot be stored", e);
    }
  }
}
