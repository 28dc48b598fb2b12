package org.voltide.csms.roaming.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How to reach a party, and who it is.
 *
 * @param token what to show when calling it
 * @param url of its versions
 * @param hubPartyId of a hub, from OCPI 2.3.0 on
 */
public record Credentials(
    String token, String url, @Nullable String hubPartyId, List<PartnerRole> roles) {

  @Override
  public String toString() {
    return "Credentials[" + url + "]";
  }
}
