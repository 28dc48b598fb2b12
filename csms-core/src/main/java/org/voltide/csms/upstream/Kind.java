package org.voltide.csms.upstream;

import java.util.Set;

/** Whose interface it is. */
enum Kind {
  /** RFC 7030; {@code {ca}} is its label of 3.2.2, which may be absent. */
  EST(
      new Places(
          "/.well-known/est/{ca}/simpleenroll",
          "/.well-known/est/{ca}/simplereenroll",
          "/.well-known/est/{ca}/cacerts",
          "")),
  /**
   * Open Plug&amp;Charge Protocol 1.0.0: EST with the edition in its paths, and a contract pool.
   */
  OPCP(
      new Places(
          "/.well-known/est/{ca}/simpleenroll/{edition}",
          "/.well-known/est/{ca}/simplereenroll/{edition}",
          "/{ca}/cacerts/{edition}/{algorithm}/",
          "/v1/ccp/signedContractData")),
  /** CharIN's Open Plug&amp;Charge Protocol 1.0. */
  OPNC(
      new Places(
          "/pki/est/simpleenroll?caDomain={ca}&iso15118Version={edition}&algorithm={algorithm}",
          "/pki/est/simplereenroll?caDomain={ca}&iso15118Version={edition}&algorithm={algorithm}",
          "/pki/est/cacerts?caDomain={ca}&iso15118Version={edition}&algorithm={algorithm}",
          "/ccp/signedcontractdata")),
  /** RFC 8555, for identifiers that were authorized beforehand; its paths are in its directory. */
  ACME(new Places("", "", "", ""));

  private final Places places;

  Kind(Places places) {
    this.places = places;
  }

  /** Those that are published. */
  Places places() {
    return places;
  }

  /** Which authority is asked where nobody said. */
  String authority() {
    return this == OPCP || this == OPNC ? "cpo" : "";
  }

  Set<Use> uses() {
    return this == OPCP || this == OPNC ? Set.of(Use.values()) : Set.of(Use.V2G, Use.V2G20);
  }
}
