package org.voltide.csms.roaming.model;

/**
 * What a party is.
 *
 * @param role CPO, EMSP, HUB, NSP or another that OCPI names
 */
public record PartnerRole(
    String role, BusinessDetails businessDetails, String partyId, String countryCode) {

  public Party party() {
    return new Party(countryCode, partyId);
  }
}
