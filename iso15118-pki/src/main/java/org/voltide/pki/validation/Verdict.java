package org.voltide.pki.validation;

import java.security.cert.X509Certificate;
import java.time.Instant;

/** What {@link ClientValidation} finds. */
public sealed interface Verdict {

  /**
   * The certificate can be trusted.
   *
   * @param certificate the client's own
   */
  record Valid(X509Certificate certificate) implements Verdict {}

  /**
   * It could be trusted until it expired, and nothing else is wrong with it.
   *
   * @param certificate the client's own
   * @param since when it expired
   */
  record Expired(X509Certificate certificate, Instant since) implements Verdict {}

  /**
   * It cannot be trusted.
   *
   * @param reason one sentence for an operator
   */
  record Invalid(String reason) implements Verdict {}
}
