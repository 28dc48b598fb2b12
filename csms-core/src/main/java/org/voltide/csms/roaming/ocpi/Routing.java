package org.voltide.csms.roaming.ocpi;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.voltide.csms.roaming.model.Party;
import org.voltide.csms.roaming.partners.Partner;
import org.voltide.csms.roaming.partners.Recipient;
import org.voltide.csms.roaming.wire.OcpiFault;

/** Who sent a request and for whom, by its routing headers (OCPI Transport, Message Routing). */
final class Routing {
  private static final int COUNTRY_CODE = 2;
  private static final int PARTY_ID = 3;

  /** What may be meant for everybody behind a hub (OCPI Transport, Broadcast Push). */
  private static final Set<String> BROADCAST = Set.of("locations", "tariffs", "tokens");

  private static final Set<String> PUSH = Set.of("PUT", "PATCH", "DELETE");

  private Routing() {}

  /**
   * The partner as far as it may speak in this request: of a hub only the party that sent it, but
   * for what the hub broadcasts.
   *
   * @throws OcpiFault when the request is for somebody else, from somebody whom the partner does
   *     not speak for, or our own that comes back
   */
  static Partner judge(OcpiRequest request, String module, Partner partner, Party own) {
    Optional<Party> from = party(request, "from");
    Optional<Party> to = party(request, "to");
    if (from.filter(own::is).isPresent()) {
      throw OcpiFault.invalid("This request is our own: it went in a circle.");
    }
    boolean broadcast = BROADCAST.contains(module) && PUSH.contains(request.method());
    if (to.filter(it -> !it.is(own) && !(broadcast && isHub(partner, it))).isPresent()) {
      throw to.filter(it -> isHub(partner, it)).isPresent()
          ? OcpiFault.invalid("This cannot be broadcast: name the party that it is for.")
          : OcpiFault.unknownReceiver("There is no %s here.".formatted(to.get()));
    }
    if (from.isEmpty()) {
      return anonymous(partner);
    } else if (!partner.speaksFor(from.get()) && !isHub(partner, from.get())) {
      throw OcpiFault.invalid("You do not speak for %s.".formatted(from.get()));
    }
    boolean whole = !partner.isHub() || (broadcast && isHub(partner, from.get()));
    return whole ? partner : partner.withSender(from.get());
  }

  private static Partner anonymous(Partner partner) {
    if (partner.isHub()) {
      throw OcpiFault.tooLittle("OCPI-from-country-code and OCPI-from-party-id are missing.");
    }
    return partner;
  }

  private static boolean isHub(Partner partner, Party party) {
    return partner.isHub() && partner.party().filter(party::is).isPresent();
  }

  /** Headers of an answer: the other way round than those of the request, where that has any. */
  static Map<String, String> answering(OcpiRequest request, Party own) {
    return isNamed(request, "from")
        ? Recipient.headers(own, Optional.of(named(request, "from")))
        : Map.of();
  }

  /**
   * @throws OcpiFault when only half of it is there, or it is no party
   */
  private static Optional<Party> party(OcpiRequest request, String direction) {
    if (isNamed(request, direction)) {
      return Optional.of(named(request, direction));
    } else if (Stream.of("country-code", "party-id")
        .allMatch(part -> request.header("ocpi-%s-%s".formatted(direction, part)) == null)) {
      return Optional.empty();
    }
    throw OcpiFault.invalid(
        "OCPI-%1$s-country-code and OCPI-%1$s-party-id name no party.".formatted(direction));
  }

  private static boolean isNamed(OcpiRequest request, String direction) {
    Party party = named(request, direction);
    return party.countryCode().length() == COUNTRY_CODE
        && !party.partyId().isEmpty()
        && party.partyId().length() <= PARTY_ID;
  }

  private static Party named(OcpiRequest request, String direction) {
    return new Party(
        text(request, "ocpi-%s-country-code".formatted(direction)),
        text(request, "ocpi-%s-party-id".formatted(direction)));
  }

  private static String text(OcpiRequest request, String header) {
    return Optional.ofNullable(request.header(header)).orElse("").strip();
  }
}
