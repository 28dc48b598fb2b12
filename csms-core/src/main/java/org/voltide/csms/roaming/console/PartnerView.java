package org.voltide.csms.roaming.console;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.roaming.model.ClientInfo;
import org.voltide.csms.roaming.model.Endpoint;
import org.voltide.csms.roaming.model.PartnerRole;
import org.voltide.csms.roaming.partners.Partner;
import org.voltide.csms.roaming.partners.V2gPolicy;
import org.voltide.csms.roaming.push.Queue;
import org.voltide.csms.roaming.received.Taken;

/**
 * A partner as operators see it; its tokens are never shown.
 *
 * @param hub its own party when it is a hub, such as NL*HUB
 * @param clients the parties behind it as a hub
 * @param failures of reaching it, in a row
 * @param received what is kept of what it told us
 */
public record PartnerView(
    UUID id,
    String name,
    Partner.State state,
    boolean paused,
    V2gPolicy v2g,
    @Nullable String version,
    @Nullable String versionsUrl,
    List<PartnerRole> roles,
    List<Endpoint> endpoints,
    @Nullable String hub,
    List<ClientInfo> clients,
    Instant createdAt,
    @Nullable Instant registeredAt,
    @Nullable Instant contactAt,
    int failures,
    @Nullable Instant retryAt,
    @Nullable String lastError,
    @Nullable Instant lastErrorAt,
    Queue queue,
    List<Taken> received) {

  static PartnerView of(Partner partner, Queue queue, List<Taken> received) {
    return new PartnerView(
        partner.id(),
        partner.name(),
        partner.state(),
        partner.paused(),
        partner.v2g(),
        partner.version() == null ? null : partner.version().number(),
        partner.versionsUrl(),
        partner.roles(),
        partner.endpoints(),
        partner.hub() == null ? null : partner.hub().toString(),
        partner.clients(),
        partner.createdAt(),
        partner.registeredAt(),
        partner.contactAt(),
        partner.failures(),
        partner.failures() == 0 ? null : partner.retryAt(),
        partner.lastError(),
        partner.lastErrorAt(),
        queue,
        received);
  }
}
