package org.voltide.pki.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.voltide.pki.TestHierarchy.NOW;
import static org.voltide.pki.TestHierarchy.POINTERS;
import static org.voltide.pki.TestHierarchy.days;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.voltide.pki.OpenSsl;
import org.voltide.pki.TestHierarchy;
import org.voltide.pki.authority.Holder;
import org.voltide.pki.authority.PemFiles;
import org.voltide.pki.authority.Pointers;
import org.voltide.pki.authority.SigningAuthority;
import org.voltide.pki.custody.HeldKey;

/**
 * Every profile makes certificates that fit it, that OpenSSL accepts, and that break the others.
 */
class ProfilePackTest {
  private static final Path VECTORS = Path.of("../../shared/pki/vectors/everest/aux-certs");

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(ProfilePack.class)
  void whatAProfileMakesFitsItAndOpenSslAcceptsIt(ProfilePack pack) throws Exception {
    TestHierarchy made = TestHierarchy.in(folder, pack);
    OpenSsl openSsl = new OpenSsl(folder);
    SigningAuthority root = made.root(Role.V2G_ROOT, "V2G root");
    openSsl.pem("root.pem", root.chain());
    SigningAuthority upper = made.sub(root, Role.CPO_SUB_1, "CPO 1");
    SigningAuthority lower = made.sub(upper, Role.CPO_SUB_2, "CPO 2");
    SigningAuthority mo = made.sub(made.sub(root, Role.MO_SUB_1, "MO 1"), Role.MO_SUB_2, "MO 2");
    HeldKey key = made.key("leaf");
    for (List<X509Certificate> chain :
        List.of(
            made.leaf(lower, Role.SECC, "DE*ABC*E1", key.publicKey()),
            made.leaf(mo, Role.CONTRACT, "DEABCC00000001", key.publicKey()),
            made.leaf(lower, Role.OCSP_RESPONDER, "OCSP", key.publicKey()))) {
      accepts(openSsl, pack, chain);
      assertThat(chain.getFirst().getEncoded().length)
          .isLessThanOrEqualTo(pack.isEdition20() ? 1600 : 800);
    }
    assertThat(Linter.lint(root.certificate(), made.profile(Role.V2G_ROOT))).isEmpty();
    assertThat(Linter.lint(upper.certificate(), made.profile(Role.CPO_SUB_2)))
        .extracting(Violation::reason)
        .containsExactly("Its path length is 1 instead of 0");
  }

  private static void accepts(OpenSsl openSsl, ProfilePack pack, List<X509Certificate> chain)
      throws Exception {
    openSsl.pem("leaf.pem", chain.subList(0, 1));
    openSsl.pem("subs.pem", chain.subList(1, 3));
    String at = Long.toString(NOW.getEpochSecond());
    String critical =
        pack == ProfilePack.ISO_15118_20_AS_PUBLISHED ? "-ignore_critical" : "-x509_strict";
    openSsl.succeeds(
        "verify",
        "-attime",
        at,
        critical,
        "-CAfile",
        "root.pem",
        "-untrusted",
        "subs.pem",
        "leaf.pem");
  }

  @Test
  void eachViolationSaysWhatIsWrongAndWhereItIsWritten() throws Exception {
    TestHierarchy edition2 = TestHierarchy.in(folder, ProfilePack.ISO_15118_2);
    SigningAuthority root = edition2.root(Role.V2G_ROOT, "V2G root");
    SigningAuthority sub = edition2.sub(root, Role.CPO_SUB_2, "CPO");
    X509Certificate secc =
        edition2.leaf(sub, Role.SECC, "S", edition2.key("s").publicKey()).getFirst();
    assertThat(Linter.lint(secc, edition2.profile(Role.SECC))).isEmpty();

    assertThat(Linter.lint(secc, ProfilePack.ISO_15118_20.profile(Role.CONTRACT)))
        .extracting(Violation::toString)
        .containsExactly(
            "Its key is not one for ECDSA_P521 (ISO 15118-20 [V2G20-2674])",
            "Its key may be used for [DIGITAL_SIGNATURE, KEY_AGREEMENT] instead of"
                + " [DIGITAL_SIGNATURE, NON_REPUDIATION, KEY_ENCIPHERMENT, KEY_AGREEMENT]"
                + " (ISO 15118-2 Annex F, as RISE-V2G issues)",
            "The domain component of its subject is [CPO] instead of MO"
                + " (ISO 15118-2 [V2G2-925])",
            "Its subject key identifier has 20 octets, not 8 (ISO 15118-20 [V2G20-2492])");
    assertThat(Linter.lint(secc, ProfilePack.ISO_15118_20.profile(Role.VEHICLE)))
        .extracting(Violation::reason)
        .contains("Its extended key usage is [] instead of [1.3.6.1.5.5.7.3.2]")
        .contains("Its subject says more than that");
    assertThat(Linter.lint(secc, edition2.profile(Role.CPO_SUB_2)))
        .extracting(Violation::reason)
        .contains("It is no authority");
  }

  @Test
  void anAuthorityDoesNotIssueWhatTheProfileForbids() throws Exception {
    TestHierarchy edition2 = TestHierarchy.in(folder, ProfilePack.ISO_15118_2);
    TestHierarchy edition20 = TestHierarchy.in(folder, ProfilePack.ISO_15118_20);
    SigningAuthority root = edition2.root(Role.PRIVATE_ROOT, "Private");
    HeldKey good = edition2.key("good");
    HeldKey wrong = edition20.key("wrong");
    Holder station = Holder.of("S", "Example");
    assertThatThrownBy(
            () ->
                root.issue(
                    edition2.profile(Role.SECC), station, wrong.publicKey(), days(60), POINTERS))
        .isInstanceOf(GeneralSecurityException.class)
        .hasMessageContaining("Its key is not one for ECDSA_P256");
    assertThatThrownBy(
            () ->
                root.issue(
                    edition2.profile(Role.SECC), station, good.publicKey(), days(100), POINTERS))
        .hasMessageContaining("longer than P3M");
    SigningAuthority root20 = edition20.root(Role.PRIVATE_ROOT, "Private 20");
    assertThatThrownBy(
            () ->
                root20.issue(
                    edition20.profile(Role.SECC),
                    station,
                    wrong.publicKey(),
                    days(60),
                    Pointers.none()))
        .hasMessageContaining("It names neither a CRL nor an OCSP responder (ISO 15118-20");
    assertThatThrownBy(() -> ProfilePack.HUBJECT.profile(Role.VEHICLE))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void foreignCertificatesAreJudgedToo() throws Exception {
    assumeTrue(Files.isDirectory(VECTORS), "EVerest's certificates are not beside the project");
    X509Certificate sub =
        PemFiles.read(List.of(VECTORS.resolve("ca/mo/MO_SUB_CA2.pem"))).certificates().getFirst();
    List<Violation> violations = Linter.lint(sub, ProfilePack.HUBJECT.profile(Role.MO_SUB_2));
    assertThat(violations)
        .extracting(Violation::rule)
        .as(violations.toString())
        .hasAtLeastOneElementOfType(Rule.Longest.class);
  }

  @Test
  void packsAreKnownByLabel() {
    assertThat(ProfilePack.labelled("iso-15118-20-ed448")).contains(ProfilePack.ISO_15118_20_ED448);
    assertThat(ProfilePack.labelled("x")).isEmpty();
  }
}
