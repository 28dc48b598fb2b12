package org.voltide.csms.stationcertificates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.CRLReason;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.voltide.csms.authorities.PemChain;
import org.voltide.csms.ceremonies.OwnAuthorities;
import org.voltide.csms.certificates.StationAuthority.Issued;
import org.voltide.csms.platform.Problem;
import org.voltide.pki.authority.CertificationRequest;
import org.voltide.pki.authority.Holder;
import org.voltide.pki.authority.Pointers;
import org.voltide.pki.authority.SigningRequest;
import org.voltide.pki.ceremony.Ceremonies.Wish;
import org.voltide.pki.ceremony.RootUse;
import org.voltide.pki.ceremony.Rules;
import org.voltide.pki.custody.HeldKey;
import org.voltide.pki.custody.NewKeys;
import org.voltide.pki.profile.Linter;
import org.voltide.pki.profile.ProfilePack;
import org.voltide.pki.profile.Role;
import org.voltide.pki.profile.SignatureScheme;
import org.voltide.pki.revocation.OcspQuestion;

class CarSideAuthorityTest {
  private static final ProfilePack PACK = ProfilePack.labelled("iso-15118-2").orElseThrow();
  private static final Holder STATION = Holder.of("DEABCE12345", "Operator");

  @TempDir private Path directory = Path.of("");
  private OwnAuthorities authorities = authorities(Optional.empty());

  private OwnAuthorities authorities(Optional<String> password) {
    return new OwnAuthorities(
        directory,
        password,
        issuer ->
            new Pointers(Optional.of(URI.create("http://pki.example/" + issuer)), Optional.empty()),
        Clock.systemUTC());
  }

  @BeforeEach
  void setUp() {
    authorities = authorities(Optional.of("a long secret"));
    authorities.act(
        (ceremonies, _) -> {
          ceremonies.setUp(new Rules("Example", PACK, Pointers.none(), false));
          return ceremonies.createRoot(wish("v2g", Role.V2G_ROOT, 7300), List.of());
        });
  }

  @Test
  void whatIsToFollowIssuesNothingBeforeItsTimeAndWhatWasFollowedNothingAfter() throws Exception {
    authorities.act(
        (ceremonies, _) -> {
          ceremonies.createRoot(wish("next", Role.V2G_ROOT, 7300), List.of());
          ceremonies.use("next", RootUse.STANDBY, List.of());
          return ceremonies.createAuthority(
              "next", wish("cpo-next", Role.CPO_SUB_2, 720), List.of());
        });
    assertThat(issued(SignatureScheme.ECDSA_P256)).as("Voltide's own root does").isEmpty();
    authorities.act(
        (ceremonies, _) ->
            ceremonies.createAuthority("v2g", wish("cpo", Role.CPO_SUB_2, 700), List.of()));
    assertThat(issued(SignatureScheme.ECDSA_P256).orElseThrow().issuer()).isEqualTo("cpo");

    authorities.act(
        (ceremonies, _) -> {
          ceremonies.use("next", RootUse.ISSUING, List.of());
          ceremonies.use("v2g", RootUse.FORMER, List.of());
          return true;
        });
    assertThat(issued(SignatureScheme.ECDSA_P256).orElseThrow().issuer()).isEqualTo("cpo-next");
  }

  @Test
  void whereNothingFollowedTheAuthorityNobodyIssuesInItsStead() {
    authorities.act(
        (ceremonies, _) -> {
          ceremonies.createAuthority("v2g", wish("cpo", Role.CPO_SUB_2, 700), List.of());
          ceremonies.createRoot(wish("next", Role.V2G_ROOT, 7300), List.of());
          ceremonies.use("v2g", RootUse.FORMER, List.of());
          return true;
        });
    assertThatThrownBy(() -> issued(SignatureScheme.ECDSA_P256))
        .hasMessageContaining("issues any more");
  }

  @Test
  void whatCarsSeeComesFromTheHierarchyOnceThereIsOne() throws Exception {
    assertThat(issued(SignatureScheme.ECDSA_P256)).isEmpty();
    authorities.act(
        (ceremonies, _) ->
            ceremonies.createAuthority("v2g", wish("cpo", Role.CPO_SUB_2, 700), List.of()));

    Issued issued = issued(SignatureScheme.ECDSA_P256).orElseThrow();
    assertThat(issued.issuer()).isEqualTo("cpo");
    List<X509Certificate> chain = PemChain.read(issued.chain());
    assertThat(chain).as("without the root").hasSize(2);
    X509Certificate leaf = chain.getFirst();
    leaf.verify(chain.getLast().getPublicKey());
    assertThat(Linter.lint(leaf, PACK.profile(Role.SECC))).isEmpty();
    assertThat(OcspQuestion.responders(leaf)).containsExactly("http://pki.example/cpo");
    assertThat(authorities.inventory().latest().getLast().detail("by")).isEqualTo("station CS1");

    assertThat(issued(SignatureScheme.ECDSA_P521)).as("a key of the other edition").isEmpty();
    authorities.act(
        (ceremonies, _) -> {
          var cpo = ceremonies.inventory().authorities().get("cpo").chain().getFirst();
          ceremonies.revoke("v2g", cpo.getSerialNumber(), CRLReason.SUPERSEDED, List.of());
          return cpo;
        });
    assertThat(issued(SignatureScheme.ECDSA_P256)).as("below a revoked one").isEmpty();
  }

  @Test
  void whileTheHierarchyCannotIssueNobodyDoesInItsStead() throws Exception {
    authorities.act(
        (ceremonies, _) ->
            ceremonies.createAuthority("v2g", wish("cpo", Role.CPO_SUB_2, 5), List.of()));
    notNow("ends within days");
    authorities.act(
        (ceremonies, _) ->
            ceremonies.createAuthority("v2g", wish("cpo2", Role.CPO_SUB_2, 700), List.of()));
    assertThat(new CarSideAuthority(authorities).notNow()).isEmpty();
    assertThat(issued(SignatureScheme.ECDSA_P256)).isPresent();

    authorities = authorities(Optional.empty());
    notNow("locked");
    Files.writeString(directory.resolve("audit.log"), "nothing of sense\n");
    authorities = authorities(Optional.of("a long secret"));
    notNow("");
  }

  @ParameterizedTest
  @CsvSource({"iso-15118-20, ECDSA_P521", "iso-15118-20-ed448, ED448"})
  void stationsForCarsOfIso1511820AreCertifiedOnBothOfItsCurves(
      String label, SignatureScheme scheme) throws Exception {
    ProfilePack pack = ProfilePack.labelled(label).orElseThrow();
    directory = directory.resolve(label);
    authorities = authorities(Optional.of("a long secret"));
    authorities.act(
        (ceremonies, _) -> {
          ceremonies.setUp(new Rules("Example", pack, Pointers.none(), false));
          ceremonies.createRoot(wish("v2g", Role.V2G_ROOT, 7300), List.of());
          ceremonies.createAuthority("v2g", wish("cpo-1", Role.CPO_SUB_1, 1400), List.of());
          return ceremonies.createAuthority("cpo-1", wish("cpo-2", Role.CPO_SUB_2, 700), List.of());
        });
    List<X509Certificate> chain = PemChain.read(issued(scheme).orElseThrow().chain());
    assertThat(Linter.lint(chain.getFirst(), pack.profile(Role.SECC))).isEmpty();
    assertThat(scheme.isFor(chain.getFirst().getPublicKey())).isTrue();
    assertThat(chain).as("without the root").hasSize(3);
    for (int i = 0; i + 1 < chain.size(); i++) {
      chain.get(i).verify(chain.get(i + 1).getPublicKey());
    }
    assertThat(issued(SignatureScheme.ECDSA_P256)).as("a key of the other edition").isEmpty();
  }

  private void notNow(String why) {
    assertThat(new CarSideAuthority(authorities).notNow().orElseThrow()).contains(why);
    assertThatThrownBy(() -> issued(SignatureScheme.ECDSA_P256))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.status()).isEqualTo(503))
        .hasMessageContaining(why);
  }

  private Optional<Issued> issued(SignatureScheme scheme) throws Exception {
    KeyPair keys = NewKeys.of(scheme);
    String csr =
        CertificationRequest.pem(
            HeldKey.inMemory(keys.getPublic(), keys.getPrivate()),
            PACK.profile(Role.SECC),
            STATION);
    return new CarSideAuthority(authorities).issue("CS1", SigningRequest.read(csr), csr);
  }

  private static Wish wish(String label, Role role, int days) {
    return new Wish(label, role, Holder.of(label, "Example"), Duration.ofDays(days));
  }
}
