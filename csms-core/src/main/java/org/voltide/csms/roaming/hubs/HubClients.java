package org.voltide.csms.roaming.hubs;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import org.voltide.csms.roaming.RoamingSettings;
import org.voltide.csms.roaming.model.ClientInfo;
import org.voltide.csms.roaming.partners.Partner;
import org.voltide.csms.roaming.wire.OcpiFault;
import org.voltide.csms.store.Database;
import org.voltide.csms.store.Statements;

/** Keeps the parties behind hubs, each once per role. Thread-safe. */
@Singleton
public class HubClients {
  private static final int MOST = 1_000;
  private static final int COUNTRY_CODE = 2;
  private static final int PARTY_ID = 3;

  private final Database database;
  private final RoamingSettings settings;
  private final Clock clock;

  public HubClients(Database database, RoamingSettings settings, Clock clock) {
    this.database = database;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Keeps what a hub tells of a party, unless something newer is known; ourselves we know. Whoever
   * is new may have had something to tell before: all lists of the hub are fetched again.
   *
   * @return whether it is new
   * @throws OcpiFault when it makes no sense, or is one too many
   */
  boolean put(Partner hub, ClientInfo told) {
    if (told.countryCode().length() != COUNTRY_CODE
        || told.partyId().isBlank()
        || told.partyId().length() > PARTY_ID) {
      throw OcpiFault.invalid("%s is no party.".formatted(told.party()));
    } else if (told.party().is(settings.party())) {
      return false;
    }
    return database.inTransaction(statements -> put(statements, hub, told));
  }

  private boolean put(Statements statements, Partner hub, ClientInfo told) {
    if (replace(statements, hub, told)) {
      return false;
    }
    // One at a time, so that the bound holds.
    statements.query(
        "select 1 as locked from roaming_partner where id = ? for update",
        row -> row.whole("locked"),
        hub.id());
    if (count(statements, hub) >= MOST) {
      throw OcpiFault.server("More than %d parties of a hub are not kept.".formatted(MOST));
    }
    int added =
        statements.update(
            """
            insert into roaming_hub_client
              (partner_id, party, role, country_code, party_id, status, last_updated, seen_at)
            values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
            """,
            hub.id(),
            told.party().key(),
            told.role().name(),
            told.countryCode(),
            told.partyId(),
            told.status().name(),
            told.lastUpdated(),
            clock.instant());
    statements.update("delete from roaming_fetch where partner_id = ?", hub.id());
    statements.update(
        "update roaming_partner set tokens_at = null, tokens_next = null where id = ?", hub.id());
    return added > 0;
  }

  private static int count(Statements statements, Partner hub) {
    return statements
        .query(
            "select count(*)::int as known from roaming_hub_client where partner_id = ?",
            row -> row.whole("known"),
            hub.id())
        .getFirst();
  }

  /** Whether it was known; what is older changes nothing but that it was seen. */
  private boolean replace(Statements statements, Partner hub, ClientInfo told) {
    return statements.update(
            """
            update roaming_hub_client
               set status = case when last_updated <= ? then ? else status end,
                   last_updated = greatest(last_updated, ?), seen_at = ?
             where partner_id = ? and party = ? and role = ?
            """,
            told.lastUpdated(),
            told.status().name(),
            told.lastUpdated(),
            clock.instant(),
            hub.id(),
            told.party().key(),
            told.role().name())
        > 0;
  }

  /** Whom a hub's whole list does not have any more is no longer behind it. */
  void suspendUnseen(Partner hub, Instant since) {
    database.update(
        "update roaming_hub_client set status = 'SUSPENDED' where partner_id = ? and seen_at < ?",
        hub.id(),
        since);
  }
}
