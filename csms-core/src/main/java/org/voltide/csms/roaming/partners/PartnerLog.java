package org.voltide.csms.roaming.partners;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.lanes.StorableText;
import org.voltide.csms.platform.Page;
import org.voltide.csms.platform.PageQuery;
import org.voltide.csms.platform.Rounds;
import org.voltide.csms.roaming.RoamingSettings;
import org.voltide.csms.store.Database;
import org.voltide.csms.store.Journal;
import org.voltide.csms.store.Row;
import org.voltide.csms.store.Where;

/** Every message from and to partners, for a while. Access tokens are never in it. Thread-safe. */
@Singleton
public class PartnerLog {
  private static final int MOST_TEXT = 8_192;
  private static final Duration SWEEP = Duration.ofMinutes(1);

  private static final Journal<Entry> JOURNAL =
      new Journal<>("select * from roaming_message", Entry::of, Entry::id);

  private final Database database;
  private final RoamingSettings settings;
  private final Clock clock;

  public PartnerLog(Database database, RoamingSettings settings, Clock clock) {
    this.database = database;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * What went over the wire.
   *
   * @param incoming whether the partner asked
   * @param http absent when no answer came
   * @param error what was wrong, in words
   */
  public record Message(
      boolean incoming,
      String method,
      String url,
      @Nullable Integer http,
      @Nullable Integer status,
      Duration took,
      @Nullable String request,
      @Nullable String answer,
      @Nullable String error) {}

  /** A message as the API shows it; long texts end with …. */
  public record Entry(
      long id,
      Instant at,
      boolean incoming,
      String method,
      String url,
      @Nullable Integer http,
      @Nullable Integer status,
      int millis,
      @Nullable String request,
      @Nullable String answer,
      @Nullable String error) {

    static Entry of(Row row) {
      return new Entry(
          row.big("id"),
          row.instant("at"),
          row.flag("incoming"),
          row.text("method"),
          row.text("url"),
          row.maybeWhole("http").orElse(null),
          row.maybeWhole("status").orElse(null),
          row.whole("millis"),
          row.maybeText("request").orElse(null),
          row.maybeText("answer").orElse(null),
          row.maybeText("error").orElse(null));
    }
  }

  void start(@Observes StartupEvent event, Rounds rounds) {
    rounds.every(SWEEP, "old messages of roaming partners", this::sweep);
  }

  public void note(UUID partner, Message message) {
    database.update(
        "insert into roaming_message (partner_id, at, incoming, method, url, http, status, millis,"
            + " request, answer, error) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        partner,
        clock.instant(),
        message.incoming(),
        message.method(),
        StorableText.of(message.url()),
        message.http(),
        message.status(),
        (int) message.took().toMillis(),
        cut(message.request()),
        cut(message.answer()),
        cut(message.error()));
  }

  public Page<Entry> page(UUID partner, boolean onlyErrors, PageQuery page) {
    Where where = new Where().and("partner_id = ?", partner);
    return JOURNAL.page(
        database, onlyErrors ? where.and("(error is not null or http >= 400)") : where, page);
  }

  public void sweep() {
    database.update(
        "delete from roaming_message where at < ?", clock.instant().minus(settings.keepMessages()));
    database.update(
        """
        delete from roaming_message m
         using (select p.id as partner_id,
                       (select id from roaming_message where partner_id = p.id
                         order by id desc offset ? limit 1) as last
                  from roaming_partner p) bound
         where m.partner_id = bound.partner_id and m.id <= bound.last
        """,
        settings.mostMessages());
  }

  private static @Nullable String cut(@Nullable String text) {
    if (text == null) {
      return text;
    }
    return StorableText.of(text.length() <= MOST_TEXT ? text : text.substring(0, MOST_TEXT) + "…");
  }
}
