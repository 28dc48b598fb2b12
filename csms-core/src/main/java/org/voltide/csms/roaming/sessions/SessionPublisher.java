package org.voltide.csms.roaming.sessions;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.voltide.csms.platform.Rounds;
import org.voltide.csms.roaming.RoamingSettings;
import org.voltide.csms.roaming.model.Location;
import org.voltide.csms.roaming.model.Session;
import org.voltide.csms.roaming.shared.Kind;
import org.voltide.csms.roaming.shared.Shared;
import org.voltide.csms.roaming.shared.SharedObjects;
import org.voltide.csms.store.Database;
import org.voltide.csms.store.Statements;
import org.voltide.csms.tariffs.SiteTariff;
import org.voltide.csms.tariffs.TariffBook;

/**
 * Finds sessions of partners' drivers, shares them while they go on and bills them when they have
 * ended. Each in a transaction of its own: one that cannot be told holds up no other.
 */
@Singleton
public class SessionPublisher {
  private static final Logger LOG = Logger.getLogger(SessionPublisher.class);
  private static final Duration LOOK = Duration.ofSeconds(3);

  /** What changes later than this after its start is not told any more. */
  private static final Duration REMEMBERED = Duration.ofDays(30);

  // A session is of whoever let its token charge last; tokens of our own are nobody's.
  private static final String ADOPT =
      """
      insert into roaming_session
        (session_id, partner_id, started_at, token, auth_method, auth_reference)
      select distinct on (c.id) c.id, t.partner_id, c.started_at, t.document,
             coalesce(t.auth_method, 'WHITELIST'), t.auth_reference
        from charging_session c
        join roaming_token t
          on t.uid_key = case c.token_type when 'eMAID' then replace(lower(c.id_token), '-', '')
                           else lower(c.id_token) end
         and t.ocpp_type = case c.token_type when 'ISO15693' then 'ISO14443' else c.token_type end
       where c.started_at > ? and c.token_id is null
         and not exists (select from roaming_session r where r.session_id = c.id)
       order by c.id, t.granted_until desc nulls last, t.authorized_at desc nulls last,
                t.partner_id
      on conflict do nothing
      """;

  private static final String DUE =
      """
      select r.session_id
        from roaming_session r join charging_session c on c.id = r.session_id
       where r.started_at > ? and c.evse_id is not null
         and (r.seen_at is distinct from c.changed_at
              or (r.cdr_id is null and c.ended_at <= ?))
       order by c.ended_at nulls last, r.started_at, r.session_id
      """;

  private final Database database;
  private final RoamingSettings settings;
  private final Clock clock;

  public SessionPublisher(Database database, RoamingSettings settings, Clock clock) {
    this.database = database;
    this.settings = settings;
    this.clock = clock;
  }

  void start(@Observes StartupEvent event, Rounds rounds) {
    if (settings.address().isPresent()) {
      rounds.every(LOOK, "sessions and CDRs of roaming partners", this::publish);
    }
  }

  /** Shares and bills what changed. */
  public void publish() {
    Instant now = clock.instant();
    Instant since = now.minus(REMEMBERED);
    database.update(ADOPT, since);
    List<UUID> due =
        database.query(DUE, row -> row.id("session_id"), since, now.minus(settings.settleAfter()));
    for (UUID session : due) {
      try {
        database.transact(statements -> publish(statements, session, now));
      } catch (RuntimeException failure) {
        LOG.errorf(failure, "Session %s cannot be shared with its partner", session);
      }
    }
  }

  private void publish(Statements statements, UUID id, Instant now) {
    Charged charged =
        statements
            .query(Charged.SELECT + " and r.session_id = ? for update of r", Charged::of, id)
            .getFirst();
    Optional<Billing> billing = billing(statements, charged);
    if (billing.isEmpty()) {
      return;
    }
    share(statements, billing.get(), now);
    Instant ended = charged.endedAt();
    boolean settled = ended != null && !ended.isAfter(now.minus(settings.settleAfter()));
    if (settled) {
      new CdrBook(statements, now).bill(billing.get(), ended);
    }
    // What was billed and changed is looked at again once it is settled.
    if (settled || charged.cdrId() == null) {
      statements.update(
          "update roaming_session set seen_at = ? where session_id = ?", charged.changedAt(), id);
    }
  }

  private Optional<Billing> billing(Statements statements, Charged charged) {
    Optional<SiteTariff> tariff =
        TariffBook.of(statements, List.of(charged.siteId()))
            .at(charged.siteId(), charged.startedAt());
    return SharedObjects.find(statements, Kind.LOCATION, charged.siteId())
        .map(found -> (Location) found.document())
        .flatMap(location -> Billing.of(charged, location, tariff, settings.currency()));
  }

  private static void share(Statements statements, Billing billing, Instant now) {
    String id = billing.charged().id().toString();
    Optional<Session> before =
        SharedObjects.find(statements, Kind.SESSION, id).map(s -> (Session) s.document());
    Session fresh = billing.session(now);
    Session session = before.map(fresh::since).orElse(fresh);
    if (before.isEmpty() || !session.equals(before.get())) {
      SharedObjects.put(
          statements,
          new Shared(Kind.SESSION, id, billing.charged().partner(), false, session, now));
    }
  }
}
