package org.voltide.pki.trust;

import java.security.cert.X509Certificate;
import java.util.List;

/** What {@link ChainJudge} finds. */
public sealed interface ChainVerdict {

  /**
   * The chain can be trusted for its role.
   *
   * @param path the end entity first, the anchor last
   */
  record Trusted(List<X509Certificate> path) implements ChainVerdict {
    public Trusted {
      path = List.copyOf(path);
    }
  }

  /**
   * It cannot be.
   *
   * @param reason one sentence for an operator
   */
  record Refused(Fault fault, String reason) implements ChainVerdict {}

  /** What is wrong with a chain; the first of these that is found counts. */
  enum Fault {
    /** There are none, too many or unreadable certificates. */
    NO_CHAIN,
    /** One of its certificates is of an authority that nobody is to believe any more. */
    DISTRUSTED,
    /** Nobody who is trusted for this purpose issued it. */
    UNKNOWN_ISSUER,
    /** It names a trusted issuer, who did not sign it. */
    FORGED,
    /** It is a certificate for something else. */
    WRONG_ROLE,
    /** One of its certificates is no longer valid. */
    EXPIRED,
    /** One of its certificates is not valid yet. */
    NOT_YET_VALID,
    /** The path breaks the rules of RFC 5280, for example by an issuer that is no authority. */
    BROKEN_PATH,
    /** An issuer took one of its certificates back. */
    REVOKED
  }
}
