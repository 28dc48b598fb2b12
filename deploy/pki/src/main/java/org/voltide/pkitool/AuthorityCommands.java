package org.voltide.pkitool;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.voltide.pki.authority.PemFiles;
import org.voltide.pki.authority.Pointers;
import org.voltide.pki.ceremony.Approver;
import org.voltide.pki.ceremony.Ceremonies.Wish;
import org.voltide.pki.ceremony.RefusedException;
import org.voltide.pki.ceremony.RootUse;
import org.voltide.pki.ceremony.Rules;
import org.voltide.pki.profile.ProfilePack;
import org.voltide.pki.profile.SignatureScheme;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Commands that make authorities. Each prints what it made in PEM. */
final class AuthorityCommands {
  private AuthorityCommands() {}

  @Command(name = "init", description = "Agrees on how an installation issues, once.")
  static int init(
      @Mixin Installation installation,
      @Option(names = "--organization", required = true, description = "Whose authorities.")
          String organization,
      @Option(
              names = "--profiles",
              defaultValue = "iso-15118-2",
              description =
                  "iso-15118-2, iso-15118-20, iso-15118-20-ed448, iso-15118-20-as-published or"
                      + " hubject (${DEFAULT-VALUE}).")
          String profiles,
      @Option(names = "--ocsp", description = "Address of the OCSP responder.") Optional<URI> ocsp,
      @Option(names = "--crl", description = "Address of the revocation list.") Optional<URI> crl,
      @Option(
              names = "--second-person",
              description = "Acts of roots and authorities need two people.")
          boolean secondPerson)
      throws PkiToolException, IOException, GeneralSecurityException, RefusedException {
    ProfilePack pack =
        ProfilePack.labelled(profiles)
            .orElseThrow(() -> new PkiToolException("There are no profiles " + profiles + "."));
    installation
        .ceremonies()
        .setUp(new Rules(organization, pack, new Pointers(ocsp, crl), secondPerson));
    return 0;
  }

  @Command(name = "person", description = "Enrolls a person whose signature counts from now on.")
  static int person(@Mixin Installation installation, @Parameters(paramLabel = "NAME") String name)
      throws PkiToolException, IOException, GeneralSecurityException, RefusedException {
    var keys = installation.keysOf(name);
    var left = keys.find(name);
    var key = left.isPresent() ? left.get() : keys.generate(name, SignatureScheme.ECDSA_P256);
    installation.ceremonies().enroll(new Approver(name, key), installation.approvers());
    return 0;
  }

  @Command(name = "root", description = "Makes a root.")
  static int root(@Mixin Installation installation, @Mixin Wanted wanted)
      throws PkiToolException, IOException, GeneralSecurityException, RefusedException {
    Wish wish = wanted.wish(installation.ceremonies());
    installation.print(installation.ceremonies().createRoot(wish, installation.approvers()));
    return 0;
  }

  @Command(name = "authority", description = "Makes an authority below one of ours.")
  static int authority(
      @Mixin Installation installation,
      @Mixin Wanted wanted,
      @Option(names = "--below", required = true, description = "Label of its issuer.")
          String issuer)
      throws PkiToolException, IOException, GeneralSecurityException, RefusedException {
    Wish wish = wanted.wish(installation.ceremonies());
    installation.print(
        installation.ceremonies().createAuthority(issuer, wish, installation.approvers()));
    return 0;
  }

  @Command(
      name = "request",
      description = "Makes a key and a request for an authority elsewhere to certify it.")
  static int request(@Mixin Installation installation, @Mixin Wanted wanted)
      throws PkiToolException, IOException, GeneralSecurityException, RefusedException {
    Wish wish = wanted.wish(installation.ceremonies());
    installation.print(installation.ceremonies().request(wish, installation.approvers()));
    return 0;
  }

  @Command(name = "adopt", description = "Takes the certificate that came for a request.")
  static int adopt(
      @Mixin Installation installation,
      @Parameters(paramLabel = "LABEL") String label,
      @Option(
              names = "--chain",
              required = true,
              description = "PEM: the certificate first, the root last.")
          Path chain)
      throws PkiToolException, IOException, GeneralSecurityException, RefusedException {
    List<X509Certificate> certificates = PemFiles.read(List.of(chain)).certificates();
    installation.ceremonies().adopt(label, certificates, installation.approvers());
    return 0;
  }

  @Command(name = "cross", description = "Has a root certify another, for example its successor.")
  static int cross(
      @Mixin Installation installation,
      @Parameters(paramLabel = "LABEL") String issuer,
      @Option(names = "--root", required = true, description = "PEM of the other root.") Path other,
      @Option(names = "--days", required = true, description = "How long it is valid.") int days)
      throws PkiToolException, IOException, GeneralSecurityException, RefusedException {
    X509Certificate root = PemFiles.read(List.of(other)).certificates().getFirst();
    installation.print(
        List.of(
            installation
                .ceremonies()
                .crossCertify(issuer, root, Duration.ofDays(days), installation.approvers())));
    return 0;
  }

  @Command(
      name = "use",
      description =
          "Says what a root of ours, and all below it, is for from now on. One that is to follow"
              + " another stands by (STANDBY) until it issues (ISSUING); the one before is FORMER,"
              + " which is believed still, and WITHDRAWN for good.")
  static int use(
      @Mixin Installation installation,
      @Parameters(paramLabel = "ROOT") String root,
      @Option(names = "--for", required = true, description = "${COMPLETION-CANDIDATES}.")
          RootUse use)
      throws PkiToolException, IOException, GeneralSecurityException, RefusedException {
    installation.ceremonies().use(root, use, installation.approvers());
    return 0;
  }
}
