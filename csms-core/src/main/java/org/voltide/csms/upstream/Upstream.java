package org.voltide.csms.upstream;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.voltide.pki.profile.ProfilePack;

/**
 * Somebody else who issues certificates for stations' own keys and may have contracts for cars.
 * Blocks. Thread-safe.
 */
public interface Upstream {

  /**
   * Asks for a certificate. Nothing that comes is judged yet.
   *
   * @throws UpstreamException when there is none
   */
  Enrolment enrol(Request request) throws UpstreamException, InterruptedException;

  /**
   * The authorities it issues from, as far as it tells; they are trusted by nobody for that.
   *
   * @throws UpstreamException when it cannot be asked
   */
  List<X509Certificate> authorities(ProfilePack profiles)
      throws UpstreamException, InterruptedException;

  /**
   * Asks for a car's contracts, those that it wants first at first.
   *
   * @param exiRequest in base64, never altered
   * @param namespace of its schema, such as {@code urn:iso:15118:2:2013:MsgDef}
   * @throws UpstreamException when there are none
   */
  List<ContractAnswer> contracts(String exiRequest, String namespace, Duration patience)
      throws UpstreamException, InterruptedException;

  /**
   * What is wanted.
   *
   * @param csr PKCS#10 in PEM
   * @param commonName of its subject
   * @param profiles what the certificate is to look like
   * @param renews whether the same subject has a certificate of the same authority
   * @param ticket what {@link Later} said before
   */
  record Request(
      String csr,
      String commonName,
      ProfilePack profiles,
      boolean renews,
      Optional<String> ticket) {}

  /** What became of it. */
  sealed interface Enrolment {}

  /**
   * @param certificates in any order, with or without issuers
   */
  record Issued(Collection<X509Certificate> certificates) implements Enrolment {}

  /**
   * It takes longer.
   *
   * @param ticket to be shown at the next time
   */
  record Later(Duration pause, Optional<String> ticket) implements Enrolment {}

  /**
   * An answer for a car.
   *
   * @param exi in base64, never altered
   */
  record ContractAnswer(String emaid, String exi) {}
}
