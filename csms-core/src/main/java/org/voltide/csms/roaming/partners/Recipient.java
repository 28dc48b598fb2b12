package org.voltide.csms.roaming.partners;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.voltide.csms.roaming.model.Party;

/** Whom a message is for, as its routing headers tell (OCPI Transport, Message Routing). */
public sealed interface Recipient {
  Recipient PLATFORM = new Platform();
  Recipient EVERYBODY = new Everybody();
  Recipient WHOEVER = new Whoever();

  /** The server that is called: configuration modules are not routed. */
  record Platform() implements Recipient {}

  /** The partner; at a hub, all parties that it concerns (broadcast push, GET all). */
  record Everybody() implements Recipient {}

  /** The partner; at a hub, the party that the hub finds (open routing). */
  record Whoever() implements Recipient {}

  /** One party, be it of the partner or behind it. */
  record One(Party party) implements Recipient {}

  /** Headers by name. */
  default Map<String, String> headers(Partner partner, Party own) {
    Optional<Party> to =
        switch (this) {
          case One(Party party) -> Optional.of(party);
          case Everybody() -> partner.party();
          case Whoever() -> partner.isHub() ? Optional.empty() : partner.party();
          case Platform() -> Optional.empty();
        };
    return this instanceof Platform ? Map.of() : headers(own, to);
  }

  /** Headers by name, of a message from one party to another. */
  static Map<String, String> headers(Party from, Optional<Party> to) {
    Map<String, String> headers = new HashMap<>();
    headers.put("OCPI-from-country-code", from.countryCode());
    headers.put("OCPI-from-party-id", from.partyId());
    to.ifPresent(
        party -> {
          headers.put("OCPI-to-country-code", party.countryCode());
          headers.put("OCPI-to-party-id", party.partyId());
        });
    return headers;
  }
}
