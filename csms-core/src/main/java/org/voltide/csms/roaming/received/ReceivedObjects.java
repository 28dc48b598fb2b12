package org.voltide.csms.roaming.received;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.platform.Page;
import org.voltide.csms.platform.PageQuery;
import org.voltide.csms.roaming.RoamingSettings;
import org.voltide.csms.roaming.model.CdrToken;
import org.voltide.csms.roaming.model.Party;
import org.voltide.csms.roaming.partners.Partner;
import org.voltide.csms.roaming.shared.Kind;
import org.voltide.csms.roaming.wire.OcpiFault;
import org.voltide.csms.store.Database;
import org.voltide.csms.store.Statements;
import org.voltide.csms.store.Where;

/**
 * Keeps what partners tell us. A partner speaks for its own parties only, an older state never
 * replaces a newer one, a CDR never changes, and no partner fills our disk. Thread-safe.
 */
@Singleton
public class ReceivedObjects {
  private static final int MOST_OBJECTS = 200_000;
  private static final int MOST_TEXT = 2_000_000;
  private static final int MOST_OF_ID = 39;

  private final Database database;
  private final RoamingSettings settings;
  private final Clock clock;

  public ReceivedObjects(Database database, RoamingSettings settings, Clock clock) {
    this.database = database;
    this.settings = settings;
    this.clock = clock;
  }

  /** What became of something that a partner told. */
  enum Kept {
    NEW,
    CHANGED,
    /** It was known so already, or newer. */
    KNOWN
  }

  /**
   * Keeps something in place of what was known of it.
   *
   * @throws OcpiFault when it is not the partner's to tell, makes no sense, or is too much
   */
  Kept put(Partner partner, Kind kind, JsonNode document) {
    Foreign told = Foreign.read(partner.wire(), kind, document);
    check(partner, told);
    if (document.toString().length() > MOST_TEXT) {
      throw OcpiFault.invalid("This is larger than %d characters.".formatted(MOST_TEXT));
    }
    return database.inTransaction(statements -> put(statements, partner, kind, told, document));
  }

  private void check(Partner partner, Foreign told) {
    if (!partner.speaksFor(told.party())) {
      throw OcpiFault.invalid("You do not speak for %s.".formatted(told.party()));
    } else if (told.id().isBlank() || told.id().length() > MOST_OF_ID) {
      throw OcpiFault.invalid("id has to have 1 to %d characters.".formatted(MOST_OF_ID));
    }
    Party own = new Party(settings.countryCode(), settings.partyId());
    if (told.token().map(ReceivedObjects::party).filter(party -> !party.is(own)).isPresent()) {
      throw OcpiFault.invalid("The token is none of %s.".formatted(own));
    }
  }

  private static Party party(CdrToken token) {
    return new Party(token.countryCode(), token.partyId());
  }

  private Kept put(
      Statements statements, Partner partner, Kind kind, Foreign told, JsonNode document) {
    Optional<Received> before = find(statements, partner.id(), kind, told.party(), told.id());
    if (before.isPresent()) {
      return replace(statements, partner, before.get(), told, document);
    }
    demandRoom(statements, partner, kind);
    statements.update(
        """
        insert into roaming_received (partner_id, kind, party, id, version, document,
               last_updated, received_at, token_uid, token_type)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        on conflict do nothing
        """,
        partner.id(),
        kind.name(),
        key(told.party()),
        told.id(),
        partner.wire().version().number(),
        document.toString(),
        told.lastUpdated(),
        clock.instant(),
        told.token().map(CdrToken::uid).orElse(null),
        told.token().map(token -> token.type().ocpp()).orElse(null));
    return Kept.NEW;
  }

  private Kept replace(
      Statements statements, Partner partner, Received before, Foreign told, JsonNode document) {
    if (told.lastUpdated().isBefore(before.lastUpdated()) || before.document().equals(document)) {
      return Kept.KNOWN;
    } else if (before.kind() == Kind.CDR) {
      throw OcpiFault.invalid("CDR %s is known and never changes.".formatted(told.id()));
    }
    statements.update(
        "update roaming_received set document = ?, version = ?, last_updated = ?,"
            + " received_at = ? where number = ?",
        document.toString(),
        partner.wire().version().number(),
        told.lastUpdated(),
        clock.instant(),
        before.number());
    return Kept.CHANGED;
  }

  private static void demandRoom(Statements statements, Partner partner, Kind kind) {
    long held =
        statements
            .query(
                "select count(*) as held from roaming_received where partner_id = ? and kind = ?",
                row -> row.big("held"),
                partner.id(),
                kind.name())
            .getFirst();
    if (held >= MOST_OBJECTS) {
      throw OcpiFault.invalid(
          "No more than %d %s of yours are kept.".formatted(MOST_OBJECTS, kind.module()));
    }
  }

  Optional<Received> find(UUID partner, Kind kind, Party party, String id) {
    return database.inTransaction(statements -> find(statements, partner, kind, party, id));
  }

  private static Optional<Received> find(
      Statements statements, UUID partner, Kind kind, Party party, String id) {
    return statements
        .query(
            "select * from roaming_received"
                + " where partner_id = ? and kind = ? and party = ? and id_key = lower(?)"
                + " for update",
            Received::of,
            partner,
            kind.name(),
            key(party),
            id)
        .stream()
        .findFirst();
  }

  /** Whether there was such a thing. */
  boolean delete(UUID partner, Kind kind, Party party, String id) {
    return database.update(
            "delete from roaming_received"
                + " where partner_id = ? and kind = ? and party = ? and id_key = lower(?)",
            partner,
            kind.name(),
            key(party),
            id)
        > 0;
  }

  /** Of one kind, what was received first, first. */
  public Page<Received> page(Kind kind, @Nullable UUID partner, PageQuery page) {
    Where where =
        new Where()
            .and("kind = ?", kind)
            .and("partner_id = ?", partner)
            .and("number > ?", page.afterNumber().orElse(null));
    List<Received> rows =
        database.query(
            "select * from roaming_received" + where.sql() + " order by number limit ?",
            Received::of,
            where.values(page.rows()));
    return Page.of(rows, page, received -> List.of(Long.toString(received.number())));
  }

  private static String key(Party party) {
    return party.toString().toUpperCase(Locale.ROOT);
  }
}
