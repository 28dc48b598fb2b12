package org.voltide.csms.roaming.model;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How to reach a party, and who it is.
 *
 * @param token what to show when calling it
 * @param url of its versions
 * @param hubPartyId of a hub, from OCPI 2.3.0 on
 */
@RecordBuilder
public record Credentials(
    String token, String url, @Nullable String hubPartyId, List<PartnerRole> roles)
    implements CredentialsBuilder.With {
  private static final int COUNTRY = 2;

  /** Who it is as a hub: a role of its own in OCPI 2.2.1, a field later. Empty: it is none. */
  public Optional<Party> hub() {
    return hubPartyId == null
        ? roles.stream().filter(r -> r.role().equals("HUB")).map(PartnerRole::party).findFirst()
        : Optional.of(new Party(hubPartyId.substring(0, COUNTRY), hubPartyId.substring(COUNTRY)));
  }

  @Override
  public String toString() {
    return "Credentials[" + url + "]";
  }
}
