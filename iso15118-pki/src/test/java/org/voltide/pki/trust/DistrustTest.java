package org.voltide.pki.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.voltide.pki.TestHierarchy.NOW;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.voltide.pki.TestHierarchy;
import org.voltide.pki.authority.Holder;
import org.voltide.pki.authority.SigningAuthority;
import org.voltide.pki.profile.ProfilePack;
import org.voltide.pki.profile.Role;
import org.voltide.pki.revocation.CertificateId;
import org.voltide.pki.trust.ChainVerdict.Fault;
import org.voltide.pki.trust.ChainVerdict.Refused;
import org.voltide.pki.trust.ChainVerdict.Trusted;

/** Whoever is distrusted vouches for nothing, by whichever way a chain leads to it. */
class DistrustTest {
  @TempDir private Path folder;
  private TestHierarchy made;
  private SigningAuthority root;
  private SigningAuthority upper;
  private SigningAuthority lower;
  private List<X509Certificate> secc;

  @BeforeEach
  void make() throws Exception {
    made = TestHierarchy.in(folder, ProfilePack.ISO_15118_2);
    root = made.root(Role.V2G_ROOT, "root");
    upper = made.sub(root, Role.CPO_SUB_1, "upper");
    lower = made.sub(upper, Role.CPO_SUB_2, "lower");
    secc = made.leaf(lower, Role.SECC, "S", made.key("leaf").publicKey());
  }

  private static Distrust distrusted(SigningAuthority... authorities) {
    return new Distrust(List.of(authorities).stream().map(SigningAuthority::certificate).toList());
  }

  private ChainVerdict verdict(Distrust distrust, SigningAuthority... anchors) {
    TrustStore store = TrustStore.of("private").distrusting(distrust);
    for (SigningAuthority anchor : anchors) {
      store = store.with(Purpose.STATIONS, anchor.certificate());
    }
    return new ChainJudge(store, ProfilePack.ISO_15118_2, (_, _) -> false)
        .judge(secc, Role.SECC, NOW);
  }

  @Test
  void anchorsAndAuthoritiesBelowThemCountNoMore() {
    assertThat(verdict(Distrust.NONE, root)).isInstanceOf(Trusted.class);
    for (SigningAuthority bad : List.of(upper, lower)) {
      assertThat(((Refused) verdict(distrusted(bad), root)).fault()).isEqualTo(Fault.DISTRUSTED);
    }
    assertThat(((Refused) verdict(distrusted(root), root)).fault()).isEqualTo(Fault.DISTRUSTED);
    assertThat(verdict(distrusted(root), root, upper, lower)).isInstanceOf(Refused.class);
  }

  @Test
  void whatIsBelowFallsThoughItIsAnAnchorItself() {
    Set<X509Certificate> all = Set.of(root.certificate(), upper.certificate(), lower.certificate());
    assertThat(distrusted(root).without(all)).isEmpty();
    assertThat(distrusted(upper).without(all)).containsExactly(root.certificate());
    assertThat(distrusted(lower).without(all))
        .containsExactlyInAnyOrder(root.certificate(), upper.certificate());
    assertThat(Distrust.NONE.without(all)).isEqualTo(all);
  }

  @Test
  void anotherCertificateForItsKeyHelpsNobody() throws Exception {
    SigningAuthority other = made.root(Role.V2G_ROOT, "other");
    X509Certificate again =
        other
            .issue(
                made.profile(Role.CPO_SUB_1),
                Holder.of("again", "Example"),
                upper.certificate().getPublicKey(),
                TestHierarchy.days(30),
                TestHierarchy.POINTERS)
            .getFirst();
    assertThat(distrusted(upper).includes(again)).isTrue();
    assertThat(distrusted(upper).without(Set.of(again, other.certificate())))
        .containsExactly(other.certificate());
  }

  @Test
  void aCrossCertificateOfADistrustedRootFallsAloneAndTheOtherRootStands() throws Exception {
    SigningAuthority other = made.root(Role.V2G_ROOT, "other");
    SigningAuthority below = made.sub(other, Role.CPO_SUB_2, "below");
    X509Certificate bridge =
        root.crossCertify(made.profile(Role.V2G_ROOT), other.certificate(), TestHierarchy.days(30));
    assertThat(distrusted(root).without(Set.of(bridge, other.certificate(), below.certificate())))
        .containsExactlyInAnyOrder(other.certificate(), below.certificate());
  }

  @Test
  void aForgeryInItsNameIsNotItsOwn() throws Exception {
    TestHierarchy forger = TestHierarchy.in(folder.resolve("forger"), ProfilePack.ISO_15118_2);
    SigningAuthority forged = forger.root(Role.V2G_ROOT, "root");
    assertThat(distrusted(root).includes(forged.certificate())).isFalse();
    assertThat(distrusted(root).in(secc)).contains(upper.certificate());
    assertThat(distrusted(root).in(secc.subList(0, 1))).isEmpty();
  }

  @Test
  void certificatesNamedByHashesAreRecognized() {
    var id = CertificateId.of(secc.getFirst(), lower.certificate(), CertificateId.Hash.SHA256);
    assertThat(distrusted(lower).names(id)).isTrue();
    assertThat(distrusted(upper).names(id)).isFalse();
  }
}
