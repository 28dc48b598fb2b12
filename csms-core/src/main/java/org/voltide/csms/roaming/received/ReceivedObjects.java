package org.voltide.csms.roaming.received;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
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
  private static final int MOST_TEXT = 2_000_000;
  private static final int MOST_OF_ID = 39;

  private final Database database;
  private final RoamingSettings settings;
  private final Clock clock;
  private final Room room;

  public ReceivedObjects(Database database, RoamingSettings settings, Clock clock) {
    this.database = database;
    this.settings = settings;
    this.clock = clock;
    room = new Room(settings.mostObjects(), settings.mostReceived());
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
    Foreign told = checked(partner, kind, document);
    return kept(
        partner,
        kind,
        statements -> {
          Optional<Received> before = find(statements, partner.id(), kind, told.party(), told.id());
          if (before.isEmpty() && add(statements, partner, kind, told, document)) {
            return Kept.NEW;
          }
          // Somebody else may have told of it meanwhile.
          return before
              .or(() -> find(statements, partner.id(), kind, told.party(), told.id()))
              .map(known -> replace(statements, partner, known, told, document))
              .orElse(Kept.KNOWN);
        });
  }

  /**
   * Changes what is known, with nobody else changing it between reading and writing.
   *
   * @param change the new document, or the one given where nothing is to change
   * @throws OcpiFault when it is not known, or {@link #put} would not take what it becomes
   */
  Kept change(
      Partner partner, Kind kind, Party party, String id, UnaryOperator<ObjectNode> change) {
    return kept(
        partner,
        kind,
        statements -> {
          Received before =
              find(statements, partner.id(), kind, party, id).orElseThrow(() -> unknown(kind, id));
          ObjectNode document = change.apply(before.document().deepCopy());
          Foreign told = checked(partner, kind, document);
          if (!told.party().is(party) || !told.id().equalsIgnoreCase(id)) {
            throw OcpiFault.invalid("The body is another object than that of the address.");
          }
          return replace(statements, partner, before, told, document);
        });
  }

  /** In one transaction; where there is no room, operators see that it was refused. */
  private Kept kept(Partner partner, Kind kind, Function<Statements, Kept> work) {
    try {
      return database.inTransaction(work);
    } catch (Room.Full full) {
      database.transact(
          statements -> Room.refused(statements, partner.id(), kind, clock.instant()));
      // A partner that is told of our failure sends it again later.
      throw OcpiFault.server(String.valueOf(full.getMessage()));
    }
  }

  /** How much of its room a partner has taken. */
  public List<Taken> taken(UUID partner) {
    return database.inTransaction(statements -> Room.taken(statements, partner));
  }

  private static OcpiFault unknown(Kind kind, String id) {
    return kind == Kind.LOCATION
        ? OcpiFault.unknownLocation(id)
        : OcpiFault.notFound("You told us of no %s.".formatted(id));
  }

  private Foreign checked(Partner partner, Kind kind, JsonNode document) {
    Foreign told = Foreign.read(partner.wire(), kind, document);
    check(partner, told);
    if (document.toString().length() > MOST_TEXT) {
      throw OcpiFault.invalid("This is larger than %d characters.".formatted(MOST_TEXT));
    }
    return told;
  }

  private void check(Partner partner, Foreign told) {
    if (!partner.speaksFor(told.party())) {
      throw OcpiFault.invalid("You do not speak for %s.".formatted(told.party()));
    } else if (told.id().isBlank() || told.id().length() > MOST_OF_ID) {
      throw OcpiFault.invalid("id has to have 1 to %d characters.".formatted(MOST_OF_ID));
    }
    Party own = settings.party();
    if (told.token().map(ReceivedObjects::party).filter(party -> !party.is(own)).isPresent()) {
      throw OcpiFault.invalid("The token is none of %s.".formatted(own));
    }
  }

  private static Party party(CdrToken token) {
    return new Party(token.countryCode(), token.partyId());
  }

  /** Whether it is new. */
  private boolean add(
      Statements statements, Partner partner, Kind kind, Foreign told, JsonNode document) {
    int added =
        statements.update(
            """
            insert into roaming_received (partner_id, kind, party, id, version, document,
                   last_updated, received_at, token_uid, token_type, session_key)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, lower(?))
            on conflict do nothing
            """,
            partner.id(),
            kind.name(),
            told.party().key(),
            told.id(),
            partner.wire().version().number(),
            document.toString(),
            told.lastUpdated(),
            clock.instant(),
            told.token().map(CdrToken::uid).orElse(null),
            told.token().map(token -> token.type().ocpp()).orElse(null),
            told.billed().orElse(null));
    if (added > 0) {
      room.take(statements, partner.id(), kind, 1, bytes(document));
    }
    return added > 0;
  }

  private Kept replace(
      Statements statements, Partner partner, Received before, Foreign told, JsonNode document) {
    if (before.erased()
        || told.lastUpdated().isBefore(before.lastUpdated())
        || before.document().equals(document)) {
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
    room.take(
        statements, partner.id(), before.kind(), 0, bytes(document) - bytes(before.document()));
    return Kept.CHANGED;
  }

  private static long bytes(JsonNode document) {
    return document.toString().getBytes(StandardCharsets.UTF_8).length;
  }

  Optional<Received> find(UUID partner, Kind kind, Party party, String id) {
    return database.inTransaction(statements -> find(statements, partner, kind, party, id));
  }

  /** All of the partner's parties that are called so: behind a hub there may be more than one. */
  public List<Received> named(UUID partner, Kind kind, String id) {
    return database.query(
        "select * from roaming_received"
            + " where partner_id = ? and kind = ? and id_key = lower(?) order by party",
        Received::of,
        partner,
        kind.name(),
        id);
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
            party.key(),
            id)
        .stream()
        .findFirst();
  }

  /** Whether there was such a thing. */
  boolean delete(UUID partner, Kind kind, Party party, String id) {
    return database.inTransaction(
        statements -> {
          Optional<Received> gone = find(statements, partner, kind, party, id);
          gone.ifPresent(
              known -> {
                statements.update("delete from roaming_received where number = ?", known.number());
                room.take(statements, partner, kind, -1, -bytes(known.document()));
              });
          return gone.isPresent();
        });
  }

  /** Of one kind, in the order in which it was first received, or the other way round. */
  public Page<Received> page(
      Kind kind, @Nullable UUID partner, boolean newestFirst, PageQuery page) {
    Where where =
        new Where()
            .and("kind = ?", kind)
            .and("partner_id = ?", partner)
            .and(newestFirst ? "number < ?" : "number > ?", page.afterNumber().orElse(null));
    List<Received> rows =
        database.query(
            "select * from roaming_received%s order by number %s limit ?"
                .formatted(where.sql(), newestFirst ? "desc" : "asc"),
            Received::of,
            where.values(page.rows()));
    return Page.of(rows, page, received -> List.of(Long.toString(received.number())));
  }
}
