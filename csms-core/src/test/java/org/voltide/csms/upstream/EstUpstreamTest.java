package org.voltide.csms.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.voltide.csms.upstream.Account.Authentication;
import org.voltide.csms.upstream.Upstream.Issued;
import org.voltide.csms.upstream.Upstream.Later;
import org.voltide.csms.upstream.Upstream.Request;
import org.voltide.pki.authority.Authority;
import org.voltide.pki.authority.CertificationRequest;
import org.voltide.pki.authority.Credential;
import org.voltide.pki.authority.Holder;
import org.voltide.pki.authority.KeyKind;
import org.voltide.pki.authority.Pem;
import org.voltide.pki.authority.Pointers;
import org.voltide.pki.authority.SigningRequest;
import org.voltide.pki.authority.Validity;
import org.voltide.pki.custody.HeldKey;
import org.voltide.pki.custody.NewKeys;
import org.voltide.pki.profile.Role;
import org.voltide.pki.profile.SignatureScheme;

/** Against a server that issues for what it gets. */
class EstUpstreamTest {
  private static final Secrets PASSWORD = new Secrets("top secret", null, null);

  private final TestAuthority authority = new TestAuthority();

  private static Upstream upstream(Account account, Secrets secrets) throws Exception {
    Clock clock = Clock.systemUTC();
    return new EstUpstream(
        account, new Line(account, secrets, Duration.ofSeconds(20), clock), clock);
  }

  private static Request request(boolean renews) {
    return new Request(
        TestAuthority.csr("DEABCE1", "Operator"),
        "DEABCE1",
        TestAuthority.PACK,
        renews,
        Optional.empty());
  }

  @Test
  void itIssuesAndTellsItsAuthorities() throws Exception {
    try (EstServer server = new EstServer(authority)) {
      Upstream upstream = upstream(World.est(server.address()), PASSWORD);
      Issued issued = (Issued) upstream.enrol(request(false));
      assertThat(issued.certificates())
          .as("the certificate and its issuers")
          .hasSize(4)
          .containsAll(authority.authorities());
      assertThat(upstream.authorities(TestAuthority.PACK))
          .containsExactlyInAnyOrderElementsOf(authority.authorities());
      upstream.enrol(request(true));
      assertThat(server.asked())
          .containsExactly("simpleenroll", "cacerts", "cacerts", "simplereenroll", "cacerts");
    }
  }

  @Test
  void certificatesInWhichAByteIsWrongAreReadOrRefused() throws Exception {
    byte[] right = TestAuthority.pkcs7(authority.authorities());
    assertThat(EstUpstream.certificates(right)).hasSize(authority.authorities().size());
    Random random = new Random(right.length);
    for (int at = 0; at < right.length; at++) {
      byte[] other = right.clone();
      other[at] ^= (byte) (1 + random.nextInt(255));
      for (byte[] bytes : List.of(other, Arrays.copyOf(right, at))) {
        try {
          assertThat(EstUpstream.certificates(bytes)).doesNotContainNull();
        } catch (Exception refused) {
          assertThat(refused)
              .as(() -> HexFormat.of().formatHex(bytes))
              .isInstanceOf(UpstreamException.class)
              .hasMessageContaining("PKCS#7");
        }
      }
    }
  }

  @Test
  void whatTakesLongerIsAskedForAgainWhenItSays() throws Exception {
    try (EstServer server = new EstServer(authority)) {
      server.takeLonger(1);
      Upstream upstream = upstream(World.est(server.address()), PASSWORD);
      assertThat(upstream.enrol(request(false)))
          .isEqualTo(new Later(Duration.ofSeconds(1), Optional.empty()));
      assertThat(upstream.enrol(request(false))).isInstanceOf(Issued.class);
    }
  }

  @Test
  void whatIsWrongIsSaid() throws Exception {
    try (EstServer server = new EstServer(authority)) {
      Account account = World.est(server.address());
      assertThatThrownBy(
              () -> upstream(account, new Secrets("wrong", null, null)).enrol(request(false)))
          .isInstanceOfSatisfying(
              UpstreamException.class, failed -> assertThat(failed.isFinal()).isFalse())
          .hasMessageContaining("401");
      Request broken = new Request("none", "DEABCE1", TestAuthority.PACK, false, Optional.empty());
      assertThatThrownBy(() -> upstream(account, PASSWORD).enrol(broken))
          .isInstanceOfSatisfying(
              UpstreamException.class, refused -> assertThat(refused.isFinal()).isTrue())
          .hasMessageContaining("400");
    }
    assertThatThrownBy(
            () -> upstream(World.est("http://127.0.0.1:1"), PASSWORD).enrol(request(false)))
        .hasMessageContaining("cannot be reached");
  }

  @Test
  void withTlsOnBothSidesNoPasswordIsNeeded() throws Exception {
    Validity day = Validity.starting(Instant.now(), Duration.ofDays(1));
    Authority tls = Authority.createRoot("TLS", "Elsewhere", day);
    Credential theirs = tls.issueServer(KeyKind.EC_P256, List.of("127.0.0.1"), "Elsewhere", day);
    Credential ours = client(tls);
    try (EstServer server = new EstServer(authority, context(tls, theirs))) {
      Account plain =
          World.account(
              Kind.EST, server.address(), "stations", Set.of(Use.V2G), Authentication.NONE, null);
      Account known = with(plain, pem(ours.chain()), Pem.of(tls.credential().certificate()));
      Secrets key = new Secrets(null, pem(ours), null);
      assertThat(upstream(known, key).enrol(request(false))).isInstanceOf(Issued.class);
      assertThatThrownBy(() -> upstream(known, new Secrets(null, null, null)).enrol(request(false)))
          .as("without our certificate")
          .hasMessageContaining("cannot be reached");
      assertThatThrownBy(() -> upstream(plain, key).enrol(request(false)))
          .as("his certificate is of nobody that we trust")
          .isInstanceOf(Exception.class);
    }
  }

  private static Credential client(Authority tls) throws Exception {
    KeyPair keys = NewKeys.of(SignatureScheme.ECDSA_P256);
    String csr =
        CertificationRequest.pem(
            HeldKey.inMemory(keys.getPublic(), keys.getPrivate()),
            TestAuthority.PACK.profile(Role.SECC),
            Holder.of("voltide", "Operator"));
    return new Credential(
        keys.getPrivate(),
        tls.issueStation(
            SigningRequest.read(csr),
            Set.of(Authority.Role.CLIENT),
            Validity.starting(Instant.now(), Duration.ofDays(1)),
            Pointers.none()));
  }

  private static Account with(Account account, String certificates, String roots) {
    return new Account(
        account.kind(),
        account.address(),
        account.authority(),
        account.uses(),
        null,
        null,
        null,
        false,
        account.authentication(),
        null,
        null,
        null,
        certificates,
        roots,
        null,
        null,
        null,
        null);
  }

  private static String pem(List<X509Certificate> chain) throws Exception {
    StringBuilder text = new StringBuilder();
    for (X509Certificate certificate : chain) {
      text.append(Pem.of(certificate));
    }
    return text.toString();
  }

  private static String pem(Credential credential) {
    return "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----\n"
        .formatted(Base64.getMimeEncoder().encodeToString(credential.key().getEncoded()));
  }

  private static SSLContext context(Authority root, Credential server) throws Exception {
    char[] none = {};
    KeyStore keys = KeyStore.getInstance("PKCS12");
    keys.load(null, none);
    keys.setKeyEntry("key", server.key(), none, server.chain().toArray(X509Certificate[]::new));
    KeyManagerFactory ours = KeyManagerFactory.getInstance("PKIX");
    ours.init(keys, none);
    KeyStore roots = KeyStore.getInstance("PKCS12");
    roots.load(null, none);
    roots.setCertificateEntry("root", root.credential().certificate());
    TrustManagerFactory trusted = TrustManagerFactory.getInstance("PKIX");
    trusted.init(roots);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(ours.getKeyManagers(), trusted.getTrustManagers(), null);
    return context;
  }
}
