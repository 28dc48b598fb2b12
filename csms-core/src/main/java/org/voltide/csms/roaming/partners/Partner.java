package org.voltide.csms.roaming.partners;

import com.fasterxml.jackson.core.type.TypeReference;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.platform.Json;
import org.voltide.csms.roaming.model.ClientInfo;
import org.voltide.csms.roaming.model.Endpoint;
import org.voltide.csms.roaming.model.PartnerRole;
import org.voltide.csms.roaming.model.Party;
import org.voltide.csms.roaming.wire.OcpiVersion;
import org.voltide.csms.roaming.wire.Wire;
import org.voltide.csms.store.Row;

/**
 * Who roams with us.
 *
 * @param paused nothing is sent to it
 * @param tokenOut what we show it
 * @param plainToken whether it wants the token as it is, not in Base64
 * @param hub its own party when it is a hub
 * @param clients the parties that it passes messages on to as a hub
 * @param sender which of them asks; absent: the partner itself
 * @param failures of reaching it, in a row
 * @param retryAt when it may be called again
 */
@RecordBuilder
public record Partner(
    UUID id,
    String name,
    State state,
    boolean paused,
    V2gPolicy v2g,
    @Nullable String tokenOut,
    boolean plainToken,
    @Nullable String versionsUrl,
    @Nullable OcpiVersion version,
    List<PartnerRole> roles,
    List<Endpoint> endpoints,
    @Nullable Party hub,
    List<ClientInfo> clients,
    @Nullable Party sender,
    Instant createdAt,
    @Nullable Instant registeredAt,
    int failures,
    Instant retryAt,
    @Nullable Instant contactAt,
    @Nullable String lastError,
    @Nullable Instant lastErrorAt)
    implements PartnerBuilder.With {

  /** How far its registration is. */
  public enum State {
    /** It has a token to register with, or is about to be registered. */
    INVITED,
    REGISTERED,
    /** It may not call, and is not called. */
    ENDED
  }

  private static final TypeReference<List<PartnerRole>> ROLES = new TypeReference<>() {};
  private static final TypeReference<List<Endpoint>> ENDPOINTS = new TypeReference<>() {};
  private static final TypeReference<List<ClientInfo>> CLIENTS = new TypeReference<>() {};

  static Partner of(Row row, @Nullable String tokenOut) {
    return new Partner(
        row.id("id"),
        row.text("name"),
        State.valueOf(row.text("state")),
        row.flag("paused"),
        V2gPolicy.valueOf(row.text("v2g")),
        tokenOut,
        row.flag("plain_token"),
        row.maybeText("versions_url").orElse(null),
        row.maybeText("version").flatMap(OcpiVersion::of).orElse(null),
        Json.stored(ROLES, row.text("roles")),
        Json.stored(ENDPOINTS, row.text("endpoints")),
        row.maybeText("hub").map(Party::read).orElse(null),
        Json.stored(CLIENTS, row.text("clients")),
        null,
        row.instant("created_at"),
        row.maybeInstant("registered_at").orElse(null),
        row.whole("failures"),
        row.instant("retry_at"),
        row.maybeInstant("contact_at").orElse(null),
        row.maybeText("last_error").orElse(null),
        row.maybeInstant("last_error_at").orElse(null));
  }

  /** Where it takes or gives something. */
  public Optional<String> endpoint(String module, String role) {
    return endpoints.stream()
        .filter(e -> e.identifier().equals(module) && e.role().equals(role))
        .map(Endpoint::url)
        .findFirst();
  }

  public boolean isHub() {
    return hub != null;
  }

  /**
   * Whether it speaks for a party: one of its credentials, or of those behind it that are not
   * suspended. Where one of them asks, only for that.
   */
  public boolean speaksFor(Party party) {
    boolean known =
        clientsOf(party).findAny().isPresent()
            ? clientsOf(party).anyMatch(c -> c.status() != ClientInfo.Status.SUSPENDED)
            : roles.stream().anyMatch(role -> role.party().is(party));
    return known && isOfSender(party);
  }

  /** Whether one of its parties, or the one that asks, is a CPO, EMSP or what else OCPI names. */
  public boolean has(String role) {
    return Stream.concat(
            roles.stream().filter(it -> it.role().equals(role)).map(PartnerRole::party),
            clients.stream().filter(it -> it.role().name().equals(role)).map(ClientInfo::party))
        .anyMatch(this::isOfSender);
  }

  private boolean isOfSender(Party party) {
    return sender == null || sender.is(party);
  }

  private Stream<ClientInfo> clientsOf(Party party) {
    return clients.stream().filter(client -> client.party().is(party));
  }

  /** Whether messages to one of its parties arrive; a hub says which of them are away. */
  public boolean reaches(Party party) {
    return clientsOf(party).findAny().isEmpty()
        || clientsOf(party).anyMatch(c -> c.status() == ClientInfo.Status.CONNECTED);
  }

  /** Whose sessions, CDRs and reservations may be told and changed; absent: all the partner's. */
  public @Nullable String confinedTo() {
    return sender == null ? null : sender.key();
  }

  /** Who it is, as messages name it. */
  public Optional<Party> party() {
    return Optional.ofNullable(hub).or(() -> roles.stream().map(PartnerRole::party).findFirst());
  }

  /** Whether an address is at a host that the partner itself named as its own. */
  public boolean owns(URI address) {
    String host = address.getHost();
    return host != null
        && (isAt(host, versionsUrl) || endpoints.stream().anyMatch(e -> isAt(host, e.url())));
  }

  private static boolean isAt(String host, @Nullable String url) {
    return url != null && host.equalsIgnoreCase(URI.create(url).getHost());
  }

  /** In the version that was agreed on. */
  public Wire wire() {
    return Wire.of(Optional.ofNullable(version).orElse(OcpiVersion.V2_2_1));
  }

  /** Whether it may be called at all. */
  public boolean isCallable() {
    return state == State.REGISTERED && !paused;
  }

  @Override
  public String toString() {
    return "Partner[" + id + " " + name + "]";
  }
}
