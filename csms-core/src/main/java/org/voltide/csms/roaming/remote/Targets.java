package org.voltide.csms.roaming.remote;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.roaming.model.Order;
import org.voltide.csms.roaming.model.Party;
import org.voltide.csms.roaming.model.Token;
import org.voltide.csms.roaming.offered.OfferedTokens;
import org.voltide.csms.roaming.offered.Verdict;
import org.voltide.csms.roaming.partners.Partner;
import org.voltide.csms.roaming.received.Received;
import org.voltide.csms.roaming.received.ReceivedObjects;
import org.voltide.csms.roaming.shared.Kind;
import org.voltide.csms.store.Database;

/**
 * Finds what wishes are about: only places and sessions that the partner told us of, and only our
 * own tokens. Thread-safe.
 */
@Singleton
public class Targets {
  private final ReceivedObjects objects;
  private final OfferedTokens tokens;
  private final Database database;

  public Targets(ReceivedObjects objects, OfferedTokens tokens, Database database) {
    this.objects = objects;
    this.tokens = tokens;
    this.database = database;
  }

  /**
   * Whose station a wish is about.
   *
   * @throws Problem 422 when the partner told us of no such thing
   */
  Party party(Partner partner, Wish wish) {
    return switch (wish) {
      case Wish.Start start -> place(partner, start.party(), start.locationId(), start.evseUid());
      case Wish.Reserve reserve ->
          place(partner, reserve.party(), reserve.locationId(), reserve.evseUid());
      case Wish.Unlock unlock ->
          place(partner, unlock.party(), unlock.locationId(), unlock.evseUid());
      case Wish.Stop stop ->
          party(
              one(objects.named(partner.id(), Kind.SESSION, stop.sessionId()), stop.party())
                  .orElseThrow(() -> missing("/sessionId", "session", stop.sessionId())));
      case Wish.Cancel cancel -> reservation(partner, cancel.reservationId());
    };
  }

  private Party place(
      Partner partner, @Nullable String party, String location, @Nullable String evse) {
    Received known =
        one(objects.named(partner.id(), Kind.LOCATION, location), party)
            .orElseThrow(() -> missing("/locationId", "location", location));
    boolean there =
        evse == null
            || known.document().path("evses").valueStream().anyMatch(e -> isCalled(e, evse));
    if (!there) {
      throw missing("/evseUid", "EVSE", evse);
    }
    return party(known);
  }

  /**
   * What a party calls so; without a party, what is called so only once.
   *
   * @throws Problem 422 when that is not clear
   */
  private static Optional<Received> one(List<Received> called, @Nullable String party) {
    if (party == null && called.size() > 1) {
      throw Problem.invalid(
          "/party",
          "Name the party: %s have such."
              .formatted(called.stream().map(found -> party(found).toString()).toList()));
    }
    return called.stream()
        .filter(found -> party == null || party(found).is(Party.read(party)))
        .findFirst();
  }

  private static boolean isCalled(JsonNode evse, String uid) {
    return evse.path("uid").asText().equalsIgnoreCase(uid);
  }

  private Party reservation(Partner partner, UUID command) {
    return database
        .query(
            "select party from roaming_remote_command"
                + " where id = ? and partner_id = ? and type = 'RESERVE_NOW'",
            row -> Party.read(row.text("party")),
            command,
            partner.id())
        .stream()
        .findFirst()
        .orElseThrow(
            () -> Problem.invalid("/reservationId", "Nothing was reserved by " + command + "."));
  }

  private static Problem missing(String pointer, String what, @Nullable String id) {
    return Problem.invalid(pointer, "The partner told us of no %s %s.".formatted(what, id));
  }

  /** With the ids as the partner spells them. */
  private static Party party(Received received) {
    return new Party(
        received.document().path("country_code").asText(),
        received.document().path("party_id").asText());
  }

  /**
   * A wish as OCPI says it.
   *
   * @param command what the session's authorization refers to, and a reservation is called
   * @throws Problem 422 for a token that is not registered, 409 for one that may not charge
   */
  Order order(Wish wish, UUID command, String responseUrl) {
    return switch (wish) {
      case Wish.Start start ->
          new Order.StartSession(
              responseUrl,
              token(start.tokenId()),
              start.locationId(),
              start.evseUid(),
              start.connectorId(),
              command.toString());
      case Wish.Stop stop -> new Order.StopSession(responseUrl, stop.sessionId());
      case Wish.Reserve reserve ->
          new Order.ReserveNow(
              responseUrl,
              token(reserve.tokenId()),
              reserve.until(),
              command.toString(),
              reserve.locationId(),
              reserve.evseUid(),
              command.toString());
      case Wish.Cancel cancel ->
          new Order.CancelReservation(responseUrl, cancel.reservationId().toString());
      case Wish.Unlock unlock ->
          new Order.UnlockConnector(
              responseUrl, unlock.locationId(), unlock.evseUid(), unlock.connectorId());
    };
  }

  private Token token(UUID id) {
    Verdict verdict =
        tokens
            .verdict(id)
            .orElseThrow(() -> Problem.invalid("/tokenId", "There is no token %s.".formatted(id)));
    if (!verdict.allowed().equals("ALLOWED")) {
      throw Problem.conflict("The token may not charge: %s.".formatted(verdict.allowed()));
    }
    return verdict.token();
  }
}
