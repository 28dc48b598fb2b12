package org.voltide.csms.roaming.push;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.platform.SampledGauges;
import org.voltide.csms.roaming.partners.Partners;
import org.voltide.csms.store.Database;
import org.voltide.csms.store.Row;
import org.voltide.csms.store.Statements;

/**
 * What partners have to be told: a row per partner and object, whose newest state is sent. So it
 * stays in order, and is never longer than there are objects. Thread-safe.
 */
@Singleton
public class Outbox {
  /** After it, a partner that refuses something is not asked again by itself. */
  private static final int MOST_ATTEMPTS = 20;

  /** Parties that a hub says are away are told when they are back. */
  private static final String HEARD =
      """
      (o.party is null
        or not exists (select from roaming_hub_client c
                        where c.partner_id = o.partner_id and c.party = o.party)
        or exists (select from roaming_hub_client c
                    where c.partner_id = o.partner_id and c.party = o.party
                      and c.status = 'CONNECTED'))
      """;

  private final Database database;
  private final Clock clock;

  public Outbox(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  void start(@Observes StartupEvent event, SampledGauges gauges) {
    gauges.watch(
        "voltide.outbox.waiting",
        "What is to be told to others and was not taken yet",
        Tags.of("of", "roaming"),
        () -> queues().values().stream().mapToLong(Queue::waiting).sum());
  }

  /**
   * Something to tell.
   *
   * @param version that was the newest when this was read
   * @param nextAt absent when it was given up
   * @param party for whom it is, where the partner has more than one
   * @param address of one that is written already, with its body
   */
  public record Letter(
      UUID partner,
      String kind,
      String id,
      long version,
      Instant queuedAt,
      int attempts,
      @Nullable Instant nextAt,
      @Nullable String error,
      @Nullable String party,
      @JsonIgnore @Nullable String address,
      @JsonIgnore @Nullable String body) {

    static Letter of(Row row) {
      return new Letter(
          row.id("partner_id"),
          row.text("kind"),
          row.text("id"),
          row.big("version"),
          row.instant("queued_at"),
          row.whole("attempts"),
          row.maybeInstant("next_at").orElse(null),
          row.maybeText("error").orElse(null),
          row.maybeText("party").orElse(null),
          row.maybeText("address").orElse(null),
          row.maybeText("body").orElse(null));
    }
  }

  /**
   * Has something posted that is written already.
   *
   * @param party who asked for it, behind a hub
   */
  public void post(
      Statements statements,
      UUID partner,
      @Nullable String party,
      String kind,
      String address,
      String body) {
    statements.update(
        "insert into roaming_outbox (partner_id, kind, id, queued_at, next_at, party,"
            + " address, body) values (?, ?, ?, ?, ?, ?, ?, ?)",
        partner,
        kind,
        UUID.randomUUID().toString(),
        clock.instant(),
        clock.instant(),
        party,
        address,
        body);
  }

  /** How many that are written already wait for a partner, no matter what became of them. */
  public int waiting(Statements statements, UUID partner, String kind) {
    return statements
        .query(
            "select count(*)::int as n from roaming_outbox where partner_id = ? and kind = ?",
            row -> row.whole("n"),
            partner,
            kind)
        .getFirst();
  }

  /** Partners that something is due for, and that may be called now. */
  List<UUID> due() {
    return database.query(
        """
        select p.id from roaming_partner p
         where p.state = 'REGISTERED' and not p.paused and p.retry_at <= ?
           and exists (select from roaming_outbox o
                        where o.partner_id = p.id and o.next_at <= ? and %s)
        """
            .formatted(HEARD),
        row -> row.id("id"),
        clock.instant(),
        clock.instant());
  }

  /** What is due for a partner, who waited longest first. */
  List<Letter> due(UUID partner, int most) {
    return database.query(
        "select * from roaming_outbox o where partner_id = ? and next_at <= ? and %s"
                .formatted(HEARD)
            + " order by next_at, queued_at limit ?",
        Letter::of,
        partner,
        clock.instant(),
        most);
  }

  /** The partner knows; what changed meanwhile stays. */
  void told(Letter letter) {
    database.update(
        "delete from roaming_outbox"
            + " where partner_id = ? and kind = ? and id = ? and version = ?",
        letter.partner(),
        letter.kind(),
        letter.id(),
        letter.version());
  }

  /**
   * The partner would not have it; the pause doubles up to an hour. A result nobody took so often
   * is of no use to anybody any more, so it is dropped; what failed is in the partner's log.
   */
  void refused(Letter letter, String why) {
    boolean last = letter.attempts() + 1 >= MOST_ATTEMPTS;
    if (last && letter.address() != null) {
      told(letter);
      return;
    }
    Instant next = last ? null : clock.instant().plus(Partners.pause(letter.attempts()));
    database.update(
        "update roaming_outbox set attempts = attempts + 1, error = ?, next_at = ?"
            + " where partner_id = ? and kind = ? and id = ? and version = ?",
        why,
        next,
        letter.partner(),
        letter.kind(),
        letter.id(),
        letter.version());
  }

  /** A hub could not pass it on: however often that happens, the party is told some time. */
  void delayed(Letter letter, String why) {
    database.update(
        "update roaming_outbox set attempts = least(attempts + 1, ?), error = ?, next_at = ?"
            + " where partner_id = ? and kind = ? and id = ? and version = ?",
        MOST_ATTEMPTS - 1,
        why,
        clock.instant().plus(Partners.pause(letter.attempts())),
        letter.partner(),
        letter.kind(),
        letter.id(),
        letter.version());
  }

  /** How much waits, by partner; those that nothing waits for are left out. */
  public Map<UUID, Queue> queues() {
    return database
        .query(
            """
            select partner_id, count(*)::int as waiting, min(queued_at) as oldest,
                   (count(*) filter (where next_at is null))::int as stuck
              from roaming_outbox group by partner_id
            """,
            row ->
                Map.entry(
                    row.id("partner_id"),
                    new Queue(row.whole("waiting"), row.whole("stuck"), row.instant("oldest"))))
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** What waits for a partner, what it refused first. */
  public List<Letter> letters(UUID partner, int most) {
    return database.query(
        "select * from roaming_outbox where partner_id = ?"
            + " order by attempts desc, queued_at, kind, id limit ?",
        Letter::of,
        partner,
        most);
  }
}
