package org.voltide.pki.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.voltide.pki.TestHierarchy.NOW;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.voltide.pki.TestHierarchy;
import org.voltide.pki.authority.SigningAuthority;
import org.voltide.pki.custody.HeldKey;
import org.voltide.pki.profile.ProfilePack;
import org.voltide.pki.profile.Role;
import org.voltide.pki.trust.ChainVerdict.Fault;
import org.voltide.pki.trust.ChainVerdict.Refused;
import org.voltide.pki.trust.ChainVerdict.Trusted;

/** Each way in which a chain may be wrong has its own name, and anchors count for one purpose. */
class ChainJudgeTest {
  @TempDir private Path folder;
  private SigningAuthority root;
  private HeldKey key;
  private List<X509Certificate> secc;

  @BeforeEach
  void make() throws Exception {
    TestHierarchy made = TestHierarchy.in(folder, ProfilePack.ISO_15118_2);
    root = made.root(Role.V2G_ROOT, "root");
    key = made.key("leaf");
    secc = station(made, root);
  }

  private List<X509Certificate> station(TestHierarchy made, SigningAuthority above)
      throws Exception {
    return made.leaf(made.sub(above, Role.CPO_SUB_2, "cpo"), Role.SECC, "S", key.publicKey());
  }

  private ChainJudge judge(Purpose purpose) {
    return judge(TrustStore.of("private").with(purpose, root.certificate()));
  }

  private static ChainJudge judge(TrustStore store) {
    return new ChainJudge(store, ProfilePack.ISO_15118_2, (_, _) -> false);
  }

  private static Fault fault(ChainJudge judge, List<X509Certificate> chain, Role role, Instant at) {
    return ((Refused) judge.judge(chain, role, at)).fault();
  }

  @Test
  void anAnchorCountsForItsPurposeOnly() {
    assertThat(judge(Purpose.STATIONS).judge(secc, Role.SECC, NOW)).isEqualTo(new Trusted(secc));
    for (Purpose other : List.of(Purpose.CONTRACTS, Purpose.VEHICLES, Purpose.PROVISIONING)) {
      assertThat(fault(judge(other), secc, Role.SECC, NOW)).isEqualTo(Fault.UNKNOWN_ISSUER);
    }
    assertThatThrownBy(() -> judge(Purpose.STATIONS).judge(secc, Role.CPO_SUB_1, NOW))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aForgeryWithEqualNamesIsOne() throws Exception {
    TestHierarchy forger = TestHierarchy.in(folder.resolve("forger"), ProfilePack.ISO_15118_2);
    List<X509Certificate> forged = station(forger, forger.root(Role.V2G_ROOT, "root"));
    ChainJudge judge = judge(Purpose.STATIONS);
    assertThat(fault(judge, forged, Role.SECC, NOW)).isEqualTo(Fault.FORGED);
    assertThat(fault(judge, List.of(forged.get(0), secc.get(1)), Role.SECC, NOW))
        .isEqualTo(Fault.FORGED);
    assertThat(fault(judge, List.of(secc.get(0)), Role.SECC, NOW)).isEqualTo(Fault.UNKNOWN_ISSUER);
  }

  @Test
  void otherFaultsHaveTheirOwnNames() {
    ChainJudge judge = judge(Purpose.STATIONS);
    assertThat(fault(judge, List.of(), Role.SECC, NOW)).isEqualTo(Fault.NO_CHAIN);
    assertThat(fault(judge, List.of(root.certificate()), Role.SECC, NOW)).isEqualTo(Fault.NO_CHAIN);
    assertThat(fault(judge, secc, Role.SECC, NOW.plus(Duration.ofDays(61))))
        .isEqualTo(Fault.EXPIRED);
    assertThat(fault(judge, secc, Role.SECC, NOW.minus(Duration.ofDays(1))))
        .isEqualTo(Fault.NOT_YET_VALID);
    assertThat(fault(judge, secc.subList(1, 3), Role.SECC, NOW)).isEqualTo(Fault.WRONG_ROLE);
    assertThat(fault(judge(Purpose.CONTRACTS), secc, Role.CONTRACT, NOW))
        .isEqualTo(Fault.WRONG_ROLE);
    ChainJudge withRevoked =
        new ChainJudge(
            judge.store(),
            ProfilePack.ISO_15118_2,
            (certificate, issuer) ->
                certificate.equals(secc.get(1)) && issuer.equals(root.certificate()));
    assertThat(fault(withRevoked, secc, Role.SECC, NOW)).isEqualTo(Fault.REVOKED);
  }

  @Test
  void whoIsNoAuthorityIssuesNothing() throws Exception {
    TestHierarchy made = TestHierarchy.in(folder.resolve("leaf"), ProfilePack.ISO_15118_2);
    SigningAuthority upper = made.root(Role.V2G_ROOT, "upper");
    HeldKey below = made.key("below");
    SigningAuthority lower = made.sub(upper, Role.CPO_SUB_2, "lower");
    SigningAuthority second = made.sub(lower, Role.CPO_SUB_2, "second");
    SigningAuthority leaf =
        new SigningAuthority(made.leaf(lower, Role.SECC, "S", below.publicKey()), below);
    ChainJudge judge = judge(TrustStore.of("x").with(Purpose.STATIONS, upper.certificate()));
    for (SigningAuthority wrong : List.of(second, leaf)) {
      List<X509Certificate> chain = made.leaf(wrong, Role.SECC, "T", key.publicKey());
      assertThat(fault(judge, chain, Role.SECC, NOW)).isEqualTo(Fault.BROKEN_PATH);
    }
  }

  @ParameterizedTest
  @EnumSource(ProfilePack.class)
  void everyPacksChainsAreTrusted(ProfilePack pack) throws Exception {
    TestHierarchy made = TestHierarchy.in(folder.resolve("packs"), pack);
    SigningAuthority top = made.root(Role.V2G_ROOT, "top");
    HeldKey own = made.key("own");
    List<X509Certificate> chain =
        made.leaf(made.sub(top, Role.CPO_SUB_2, "cpo"), Role.SECC, "S", own.publicKey());
    ChainJudge judge =
        new ChainJudge(
            TrustStore.of("x").with(Purpose.STATIONS, top.certificate()), pack, (_, _) -> false);
    assertThat(judge.judge(chain, Role.SECC, NOW)).isInstanceOf(Trusted.class);
  }

  @Test
  void oldAndNewRootStandSideBySideAndTheirEndsAreWatched() throws Exception {
    TestHierarchy made = TestHierarchy.in(folder.resolve("new"), ProfilePack.ISO_15118_2);
    SigningAuthority successor = made.root(Role.V2G_ROOT, "root 2");
    TrustStore both =
        TrustStore.of("private")
            .with(Purpose.STATIONS, root.certificate())
            .with(Purpose.STATIONS, successor.certificate());
    List<X509Certificate> later = station(made, successor);
    assertThat(judge(both).judge(secc, Role.SECC, NOW)).isInstanceOf(Trusted.class);
    assertThat(judge(both).judge(later, Role.SECC, NOW)).isInstanceOf(Trusted.class);
    TrustStore after = both.without(Purpose.STATIONS, root.certificate());
    assertThat(fault(judge(after), secc, Role.SECC, NOW)).isEqualTo(Fault.UNKNOWN_ISSUER);
    Instant near = root.certificate().getNotAfter().toInstant().minus(Duration.ofDays(20));
    assertThat(both.ending(near, Duration.ofDays(30))).hasSize(2);
    assertThat(after.ending(near, Duration.ofDays(30)))
        .extracting(TrustStore.Ending::anchor)
        .containsExactly(successor.certificate());
    assertThat(both.ending(near, Duration.ofDays(14))).isEmpty();
    assertThatThrownBy(() -> both.with(Purpose.STATIONS, secc.getFirst()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
