package org.voltide.csms.authorities;

/** What an authority is trusted for. */
public enum Purpose {
  /** Issues certificates to charging stations; its word on revocation counts, too. */
  STATIONS,
  /** Issues contracts, or authorities that do; its word on revocation counts, too. */
  CONTRACTS,
  /** Issues provisioning certificates of cars; its word on revocation counts, too. */
  VEHICLES,
  /** Issues provisioning services, or authorities that do; its word on revocation counts, too. */
  PROVISIONING,
  /** Its word on revocation counts, for instance of certificates for charging stations. */
  REVOCATION
}
