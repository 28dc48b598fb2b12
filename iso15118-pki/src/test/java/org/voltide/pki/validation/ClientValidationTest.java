package org.voltide.pki.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.voltide.pki.validation.Verdict.Expired;
import org.voltide.pki.validation.Verdict.Invalid;
import org.voltide.pki.validation.Verdict.Valid;

class ClientValidationTest {
  private static final KeyPurposeId CLIENT = KeyPurposeId.id_kp_clientAuth;
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final Instant BEFORE = NOW.minus(Duration.ofDays(100));
  private static final Instant LATER = NOW.plus(Duration.ofDays(100));
  private static final Instant MUCH_LATER = NOW.plus(Duration.ofDays(1_000));

  private static TestClients root;
  private static TestClients authority;
  private static KeyPair key;
  private static X509Certificate good;

  private final ClientValidation validation = new ClientValidation(Set.of(root.certificate()));

  @BeforeAll
  static void issue() throws Exception {
    root = TestClients.root(BEFORE, MUCH_LATER);
    authority = root.authority(BEFORE, MUCH_LATER);
    key = TestClients.ec();
    good = authority.client(key, CLIENT, BEFORE, LATER);
  }

  private Verdict judge(X509Certificate... chain) {
    return validation.judge(List.of(chain), NOW);
  }

  @Test
  void aPathToAnAnchorIsTrusted() {
    assertThat(judge(good, authority.certificate())).isEqualTo(new Valid(good));
    assertThat(judge(good, authority.certificate(), root.certificate()))
        .as("with its root")
        .isEqualTo(new Valid(good));
    ClientValidation below = new ClientValidation(Set.of(authority.certificate()));
    assertThat(below.judge(List.of(good), NOW))
        .as("an anchor need not be a root")
        .isEqualTo(new Valid(good));
  }

  @Test
  void aBrokenPathIsNot() throws Exception {
    TestClients namesake = TestClients.root(BEFORE, MUCH_LATER).authority(BEFORE, MUCH_LATER);
    assertThat(judge()).isInstanceOf(Invalid.class);
    assertThat(judge(good)).as("issuer missing").isInstanceOf(Invalid.class);
    assertThat(judge(good, namesake.certificate())).isInstanceOf(Invalid.class);
    assertThat(judge(namesake.client(key, CLIENT, BEFORE, LATER), namesake.certificate()))
        .as("another root of the same name")
        .isInstanceOf(Invalid.class);
    assertThat(judge(root.certificate())).as("the anchor itself").isInstanceOf(Invalid.class);
    X509Certificate issuedByClient =
        new TestClients(key, good).client(TestClients.ec(), CLIENT, BEFORE, LATER);
    assertThat(judge(issuedByClient, good, authority.certificate())).isInstanceOf(Invalid.class);
  }

  @Test
  void onlyHavingExpiredIsToldApart() throws Exception {
    X509Certificate expired = authority.client(key, CLIENT, BEFORE, NOW.minusSeconds(1));
    assertThat(judge(expired, authority.certificate()))
        .isEqualTo(new Expired(expired, NOW.minusSeconds(1)));
    assertThat(judge(expired)).as("and no path").isInstanceOf(Invalid.class);
    assertThat(
            judge(
                authority.client(key, CLIENT, NOW.plusSeconds(1), LATER), authority.certificate()))
        .as("not yet valid")
        .isInstanceOf(Invalid.class);
    TestClients ended = root.authority(BEFORE, NOW.minusSeconds(1));
    assertThat(judge(ended.client(key, CLIENT, BEFORE, NOW.minusSeconds(2)), ended.certificate()))
        .as("its issuer expired, too")
        .isInstanceOf(Invalid.class);
    assertThat(validation.judge(List.of(good, authority.certificate()), MUCH_LATER.plusSeconds(1)))
        .as("its root expired, too")
        .isInstanceOf(Invalid.class);
  }

  @Test
  void certificatesOfServersAndWeakKeysAreNot() throws Exception {
    X509Certificate server = authority.client(key, KeyPurposeId.id_kp_serverAuth, BEFORE, LATER);
    assertThat(judge(server, authority.certificate()))
        .isEqualTo(new Invalid("the certificate is not for TLS clients"));
    X509Certificate weak = authority.client(TestClients.rsa(1024), CLIENT, BEFORE, LATER);
    assertThat(judge(weak, authority.certificate()))
        .isEqualTo(new Invalid("the key of the certificate is too weak"));
    X509Certificate rsa = authority.client(TestClients.rsa(2048), CLIENT, BEFORE, LATER);
    assertThat(judge(rsa, authority.certificate())).isEqualTo(new Valid(rsa));
  }
}
