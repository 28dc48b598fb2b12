package org.voltide.csms.upstream;

import org.jspecify.annotations.Nullable;

/**
 * What must be told to nobody.
 *
 * @param secret password, client secret, or base64url key of an external account
 * @param clientKey of TLS in PEM
 * @param accountKey of ACME, PKCS#8 and SubjectPublicKeyInfo in base64 with a blank between
 */
record Secrets(@Nullable String secret, @Nullable String clientKey, @Nullable String accountKey) {

  @Override
  public String toString() {
    return "Secrets[not shown]";
  }
}
