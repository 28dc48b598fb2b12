package org.voltide.csms.roaming.partners;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.platform.SecretFile;
import org.voltide.csms.roaming.RoamingSettings;
import org.voltide.csms.roaming.model.BusinessDetails;
import org.voltide.csms.roaming.model.Credentials;
import org.voltide.csms.roaming.model.Endpoint;
import org.voltide.csms.roaming.model.PartnerRole;
import org.voltide.csms.roaming.model.Party;
import org.voltide.csms.roaming.partners.PartnerClient.Question;
import org.voltide.csms.roaming.partners.Partners.Agreement;
import org.voltide.csms.roaming.wire.OcpiFault;
import org.voltide.csms.roaming.wire.OcpiVersion;
import org.voltide.csms.roaming.wire.Wire;

/**
 * Registers with partners, whoever begins (OCPI Credentials). What one shows first is good for that
 * only; each side then has a token of its own. Blocks. Thread-safe.
 */
@Singleton
public class Registration {
  private static final Logger LOG = Logger.getLogger(Registration.class);
  private static final int BAD_GATEWAY = 502;
  private static final int HUB_PARTY_ID = 5;

  /** Of hubs, which name whom they reach. */
  private static final int MOST_ROLES = 1_000;

  private final RoamingSettings settings;
  private final Partners partners;
  private final PartnerClient client;

  public Registration(RoamingSettings settings, Partners partners, PartnerClient client) {
    this.settings = settings;
    this.partners = partners;
    this.client = client;
  }

  /** A partner, and the token to give it out of band. */
  public record Invitation(Partner partner, String token, String versionsUrl) {
    @Override
    public String toString() {
      return "Invitation[" + partner + "]";
    }
  }

  /** What a partner offers in the version that both speak. */
  private record Offer(OcpiVersion version, List<Endpoint> endpoints, boolean plainToken) {}

  /** What a partner speaks, and how it is to be asked. */
  private record Versions(Partner caller, JsonNode list) {}

  /**
   * Where our versions are.
   *
   * @throws Problem 409 when this server has no address that partners could use
   */
  public String versionsUrl() {
    return settings
        .address()
        .map(address -> address.replaceAll("/+$", "") + "/ocpi/versions")
        .orElseThrow(
            () -> Problem.conflict("Set voltide.roaming.address: partners cannot reach us."));
  }

  /** Lets somebody register with us. */
  public Invitation invite(String name, V2gPolicy v2g) {
    String url = versionsUrl();
    String token = SecretFile.random();
    return new Invitation(partners.invite(name, v2g, token), token, url);
  }

  /**
   * Registers with somebody who gave us a token.
   *
   * @throws Problem 502 when that fails; nothing is left of it then
   */
  public Partner begin(String name, V2gPolicy v2g, String versionsUrl, String token)
      throws InterruptedException {
    versionsUrl();
    if (!AccessToken.isToken(token)) {
      throw Problem.invalid("/token", "A token has 1 to 64 printable characters and no spaces.");
    }
    Partner partner = partners.invite(name, v2g, SecretFile.random());
    try {
      partners.reach(partner.id(), versionsUrl, token);
      return exchange(partners.demand(partner.id()), "POST");
    } catch (PartnerFailure | OcpiFault failure) {
      partners.forget(partner.id());
      throw Problem.of(BAD_GATEWAY, "The registration failed: " + failure.getMessage());
    }
  }

  /** Gives both sides new tokens, and learns anew what the partner offers. */
  public Partner renew(Partner partner) throws InterruptedException {
    demandRegistered(partner);
    try {
      return exchange(partner, "PUT");
    } catch (PartnerFailure | OcpiFault failure) {
      throw Problem.of(BAD_GATEWAY, "The renewal failed: " + failure.getMessage());
    }
  }

  private static void demandRegistered(Partner partner) {
    if (partner.state() != Partner.State.REGISTERED) {
      throw Problem.conflict("Partner %s is not registered.".formatted(partner.name()));
    }
  }

  /** Says goodbye, and ends it whatever the partner says. */
  public void end(Partner partner) throws InterruptedException {
    if (partner.state() == Partner.State.REGISTERED) {
      try {
        String url = credentialsOf(partner.endpoints());
        client.ask(partner, Question.ofConfiguration("DELETE", url, null));
      } catch (PartnerFailure | OcpiFault failure) {
        LOG.infof("%s was not told that it ended: %s", partner, failure.getMessage());
      }
    }
    partners.end(partner.id());
  }

  private Partner exchange(Partner partner, String method)
      throws PartnerFailure, InterruptedException {
    Offer offer = offer(partner, OcpiVersion::newestOf);
    Wire wire = Wire.of(offer.version());
    String ours = SecretFile.random();
    // It may call back before it answers.
    partners.expectAlso(partner.id(), ours);
    Question question =
        Question.ofConfiguration(method, credentialsOf(offer.endpoints()), wire.write(own(ours)));
    Partner caller = partner.withPlainToken(offer.plainToken());
    Credentials theirs = wire.read(client.ask(caller, question).data(), Credentials.class);
    partners.expect(partner.id(), ours);
    return partners.register(partner.id(), agreement(offer, checked(theirs)));
  }

  private static String credentialsOf(List<Endpoint> endpoints) {
    return endpoints.stream()
        .filter(endpoint -> endpoint.identifier().equals("credentials"))
        .map(Endpoint::url)
        .findFirst()
        .orElseThrow(() -> OcpiFault.noEndpoints("There is no endpoint of credentials."));
  }

  /** What we are: an operator of stations, and a provider of drivers when that is set. */
  public List<String> roles() {
    return settings.provider() ? List.of("CPO", "EMSP") : List.of("CPO");
  }

  /** Who we are. */
  public Party party() {
    return settings.party();
  }

  /** What we are to others. */
  public Credentials own(String token) {
    BusinessDetails details = new BusinessDetails(settings.businessName());
    return new Credentials(
        token,
        versionsUrl(),
        null,
        roles().stream()
            .map(role -> new PartnerRole(role, details, settings.partyId(), settings.countryCode()))
            .toList());
  }

  /**
   * Answers credentials that a partner sent: asks it what it offers, and gives it a new token.
   *
   * @param version of the interface that it sent them to, which is agreed on by that
   * @throws OcpiFault when it cannot be called back
   */
  public Credentials accept(Partner partner, Credentials theirs, OcpiVersion version)
      throws InterruptedException {
    Credentials checked = checked(theirs);
    Partner reached = partner.withVersionsUrl(theirs.url()).withTokenOut(theirs.token());
    try {
      Offer offer =
          offer(
              reached,
              numbers -> Optional.of(version).filter(wanted -> numbers.contains(wanted.number())));
      String token = SecretFile.random();
      partners.expect(partner.id(), token);
      partners.register(partner.id(), agreement(offer, checked));
      return own(token);
    } catch (PartnerFailure failure) {
      throw OcpiFault.unusable("Your API cannot be used: " + failure.getMessage());
    }
  }

  /** Without ourselves, whom a hub may name among the parties behind it. */
  private Credentials checked(Credentials theirs) {
    if (!AccessToken.isToken(theirs.token())) {
      throw OcpiFault.invalid("token has to be 1 to 64 printable characters without spaces.");
    }
    if (theirs.roles().isEmpty()) {
      throw OcpiFault.tooLittle("roles are missing.");
    } else if (theirs.roles().size() > MOST_ROLES) {
      throw OcpiFault.invalid("There are more than %d roles.".formatted(MOST_ROLES));
    }
    if (theirs.hubPartyId() != null && theirs.hubPartyId().length() != HUB_PARTY_ID) {
      throw OcpiFault.invalid("hub_party_id has %d characters.".formatted(HUB_PARTY_ID));
    }
    Party own = settings.party();
    if (theirs.hub().filter(hub -> !hub.is(own)).isPresent()) {
      return theirs.withRoles(theirs.roles().stream().filter(r -> !r.party().is(own)).toList());
    }
    if (theirs.roles().stream().anyMatch(role -> role.party().is(own))) {
      throw OcpiFault.invalid("%s is our own name, which no partner can have.".formatted(own));
    }
    return theirs;
  }

  private static Agreement agreement(Offer offer, Credentials theirs) {
    return new Agreement(
        offer.version(),
        theirs.url(),
        offer.endpoints(),
        theirs.roles(),
        theirs.hub().orElse(null),
        theirs.token(),
        offer.plainToken());
  }

  /** The version to speak, and its endpoints. */
  private Offer offer(Partner partner, Function<List<String>, Optional<OcpiVersion>> choice)
      throws PartnerFailure, InterruptedException {
    Versions versions = versions(partner);
    List<String> numbers =
        versions.list().valueStream().map(v -> v.path("version").asText()).toList();
    OcpiVersion version =
        choice
            .apply(numbers)
            .orElseThrow(() -> OcpiFault.noCommonVersion("No common version in " + numbers + "."));
    String url = versions.list().path(numbers.indexOf(version.number())).path("url").asText();
    JsonNode endpoints =
        client
            .ask(versions.caller(), Question.ofConfiguration("GET", url, null))
            .data()
            .path("endpoints");
    return new Offer(
        version,
        endpoints.valueStream().flatMap(e -> endpoint(version, e).stream()).toList(),
        versions.caller().plainToken());
  }

  /** Empty when it is described in a way that nobody understands, which harms no other. */
  private static Optional<Endpoint> endpoint(OcpiVersion version, JsonNode endpoint) {
    try {
      return Optional.of(Wire.of(version).read(endpoint, Endpoint.class));
    } catch (OcpiFault incomprehensible) {
      return Optional.empty();
    }
  }

  /** Asks with the token in Base64, then as it is: older partners want that. */
  private Versions versions(Partner partner) throws PartnerFailure, InterruptedException {
    Question question =
        Question.ofConfiguration("GET", String.valueOf(partner.versionsUrl()), null);
    try {
      return new Versions(partner, client.ask(partner, question).data());
    } catch (PartnerFailure.Refused refused) {
      LOG.debugf("%s is asked with its token spelled otherwise: %s", partner, refused.getMessage());
      Partner otherwise = partner.withPlainToken(!partner.plainToken());
      return new Versions(otherwise, client.ask(otherwise, question).data());
    }
  }

  /** A partner said goodbye. */
  public void ended(UUID partner) {
    partners.end(partner);
  }
}
