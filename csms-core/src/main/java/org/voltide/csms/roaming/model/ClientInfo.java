package org.voltide.csms.roaming.model;

import java.time.Instant;

/** What a hub says of a party that it passes messages on to (OCPI HubClientInfo). */
public record ClientInfo(
    String countryCode, String partyId, Role role, Status status, Instant lastUpdated) {

  /** What a party behind a hub can be (OCPI Role). */
  public enum Role {
    CPO,
    EMSP,
    HUB,
    NAP,
    NSP,
    OTHER,
    SCSP
  }

  /** OCPI ConnectionStatus. */
  public enum Status {
    CONNECTED,
    OFFLINE,
    PLANNED,
    SUSPENDED
  }

  public Party party() {
    return new Party(countryCode, partyId);
  }
}
