package org.voltide.csms.certificates;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.voltide.csms.platform.SecretFile;
import org.voltide.pki.authority.Authority;
import org.voltide.pki.authority.Credential;
import org.voltide.pki.authority.CredentialFile;
import org.voltide.pki.authority.KeyKind;
import org.voltide.pki.authority.Pem;
import org.voltide.pki.authority.PemFiles;
import org.voltide.pki.authority.Validity;

/**
 * The certificates that stations see at {@code wss} (OCPP security profiles 2 and 3), one for each
 * kind of key, under Voltide's own root.
 *
 * @param directory where root, certificates and the password of their files are kept; stations are
 *     given its {@code csms-root.pem}
 * @param hostNames by which stations reach the gateway, beside those of loopback
 */
public record GatewayCertificate(Path directory, List<String> hostNames) {

  static final Duration RENEWED_BEFORE_END = Duration.ofDays(30);
  private static final Duration ROOT_LIFE = Duration.ofDays(20 * 365L);
  private static final Duration SERVER_LIFE = Duration.ofDays(365);
  private static final List<String> LOOPBACK = List.of("localhost", "127.0.0.1", "::1");
  private static final String ORGANIZATION = "Voltide";
  private static final String FORMER = "csms-root-before-";

  public GatewayCertificate {
    hostNames = Stream.concat(LOOPBACK.stream(), hostNames.stream()).distinct().toList();
  }

  /**
   * The credentials in force: for each kind of key the one kept, or a new one when there is none,
   * it ends soon, or it lacks a host name.
   *
   * @param now real time, by which stations check it
   */
  public List<Credential> at(Instant now) throws IOException, GeneralSecurityException {
    Authority root = root(now);
    return List.of(
        credential(KeyKind.EC_P256, root, file("gateway.p12"), now),
        credential(KeyKind.RSA_2048, root, file("gateway-rsa.p12"), now));
  }

  private CredentialFile file(String name) throws IOException {
    String password = SecretFile.readOrCreate(directory.resolve("password"));
    return new CredentialFile(directory.resolve(name), password);
  }

  private Credential credential(KeyKind kind, Authority root, CredentialFile file, Instant now)
      throws IOException, GeneralSecurityException {
    Optional<Credential> kept = file.read().filter(credential -> isGood(credential, root, now));
    if (kept.isPresent()) {
      return kept.get();
    }
    Credential fresh =
        root.issueServer(kind, hostNames, ORGANIZATION, Validity.starting(now, SERVER_LIFE));
    file.write(fresh);
    return fresh;
  }

  /** Voltide's own root, made when there is none. */
  Authority root(Instant now) throws IOException, GeneralSecurityException {
    return root(OwnRoot.CSMS, now);
  }

  /** What cars have to trust where no V2G authority issues. */
  Authority v2gRoot(Instant now) throws IOException, GeneralSecurityException {
    return root(OwnRoot.V2G, now);
  }

  private Authority root(OwnRoot which, Instant now) throws IOException, GeneralSecurityException {
    CredentialFile file = file(which.label() + ".p12");
    Optional<Credential> kept = file.read();
    if (kept.isPresent()) {
      return new Authority(kept.get());
    }
    Authority root = root(which.commonName(), now);
    file.write(root.credential());
    show(which, root);
    return root;
  }

  private static Authority root(String commonName, Instant now) throws GeneralSecurityException {
    return Authority.createRoot(commonName, ORGANIZATION, Validity.starting(now, ROOT_LIFE));
  }

  private void show(OwnRoot which, Authority root) throws IOException, GeneralSecurityException {
    Files.writeString(
        directory.resolve(which.label() + ".pem"), Pem.of(root.credential().certificate()));
  }

  /**
   * A root to follow the one of stations; kept nowhere yet.
   *
   * @param suffix of its name, so that nobody takes it for the old one
   */
  Authority newRoot(String suffix, Instant now) throws GeneralSecurityException {
    return root(OwnRoot.CSMS.commonName() + suffix, now);
  }

  /** Where the root of stations is. */
  CredentialFile currentRoot() throws IOException {
    return file(OwnRoot.CSMS.label() + ".p12");
  }

  /** Where the one that is to follow it is. */
  CredentialFile nextRoot() throws IOException {
    return file(OwnRoot.CSMS.label() + "-next.p12");
  }

  /** What stations are given as their root from now on. */
  void showRoot(Authority root) throws IOException, GeneralSecurityException {
    show(OwnRoot.CSMS, root);
  }

  /** Where a root that was followed by another one is kept, without its key. */
  Path formerRoot(X509Certificate root) {
    return directory.resolve(FORMER + root.getSerialNumber().toString(16) + ".pem");
  }

  /** Those that were followed by others; what they issued to stations is good until it ends. */
  List<X509Certificate> formerRoots() throws IOException, GeneralSecurityException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return PemFiles.read(
              files.filter(file -> file.getFileName().toString().startsWith(FORMER)).toList())
          .certificates();
    }
  }

  private boolean isGood(Credential credential, Authority root, Instant now) {
    X509Certificate certificate = credential.certificate();
    return credential.chain().getLast().equals(root.credential().certificate())
        && certificate.getNotAfter().toInstant().isAfter(now.plus(RENEWED_BEFORE_END))
        && names(certificate)
            .containsAll(hostNames.stream().map(GatewayCertificate::spelled).toList());
  }

  private static Set<String> names(X509Certificate certificate) {
    try {
      return certificate.getSubjectAlternativeNames().stream()
          .map(name -> name.get(1).toString())
          .collect(Collectors.toUnmodifiableSet());
    } catch (CertificateParsingException e) {
      throw new IllegalStateException("A certificate of our own cannot be read", e);
    }
  }

  /** Addresses as certificates spell them: {@code ::1} is {@code 0:0:0:0:0:0:0:1} there. */
  private static String spelled(String hostName) {
    try {
      return InetAddress.ofLiteral(hostName).getHostAddress();
    } catch (IllegalArgumentException e) {
      return hostName;
    }
  }
}
