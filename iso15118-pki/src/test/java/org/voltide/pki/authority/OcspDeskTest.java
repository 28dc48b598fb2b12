package org.voltide.pki.authority;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.voltide.pki.TestHierarchy.NOW;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.CRLReason;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.voltide.pki.authority.OcspDesk.Reply;
import org.voltide.pki.revocation.CertificateId;
import org.voltide.pki.revocation.OcspAnswer;
import org.voltide.pki.revocation.OcspQuestion;

class OcspDeskTest {
  private static final Duration LIFE = Duration.ofHours(10);

  private final Map<BigInteger, CertificateStatus> statuses = new ConcurrentHashMap<>();
  private final Authority one = root("one");
  private final Authority other = root("other");
  private final OcspDesk desk = new OcspDesk();

  @Test
  void eachAuthorityAnswersForItsOwn() throws Exception {
    for (Authority issuer : List.of(one, other)) {
      X509Certificate leaf = issued(issuer);
      statuses.put(leaf.getSerialNumber(), new CertificateStatus.Good());
      assertThat(read(issuer, leaf, ask(issuer, leaf, NOW), NOW).status())
          .isEqualTo(OcspAnswer.Status.GOOD);
    }
    X509Certificate stranger = issued(root("one"));
    assertThatThrownBy(() -> read(one, stranger, ask(root("one"), stranger, NOW), NOW))
        .as("an authority of the same name but another key")
        .hasMessageContaining("did not answer: 6");
  }

  @Test
  void anAnswerServesForHalfItsLifeUnlessTheStatusChanges() throws Exception {
    X509Certificate leaf = issued(one);
    statuses.put(leaf.getSerialNumber(), new CertificateStatus.Good());
    Reply first = ask(one, leaf, NOW);
    Reply second = ask(one, leaf, NOW.plus(Duration.ofHours(4)));
    assertThat(first.fresh()).isEqualTo(Duration.ofHours(5));
    assertThat(second.fresh()).isEqualTo(Duration.ofHours(1));
    assertThat(second.der()).isSameAs(first.der());

    statuses.put(
        leaf.getSerialNumber(), new CertificateStatus.Revoked(NOW, CRLReason.KEY_COMPROMISE));
    Instant later = NOW.plus(Duration.ofHours(4));
    assertThat(read(one, leaf, ask(one, leaf, later), later).status())
        .isEqualTo(OcspAnswer.Status.REVOKED);
    Instant muchLater = NOW.plus(Duration.ofHours(9));
    assertThat(read(one, leaf, ask(one, leaf, muchLater), muchLater).thisUpdate())
        .isEqualTo(muchLater);
  }

  @Test
  void whatNobodyIssuedIsUnknownAndWhatIsNoRequestIsMalformed() throws Exception {
    X509Certificate leaf = issued(one);
    assertThat(read(one, leaf, ask(one, leaf, NOW), NOW).status())
        .isEqualTo(OcspAnswer.Status.UNKNOWN);
    for (byte[] wrong : List.of(new byte[0], new byte[20_000], new byte[] {0x30, 0x03, 1, 2, 3})) {
      Reply reply = desk.answer(responders(), wrong, NOW);
      assertThat(reply.der()).containsExactly(0x30, 0x03, 0x0a, 0x01, 0x01);
      assertThat(reply.fresh()).isZero();
    }
  }

  @Test
  void noMoreStatusesAreLookedUpAtOnceThanThereAreTurns() throws Exception {
    X509Certificate leaf = issued(one);
    CountDownLatch lookedUp = new CountDownLatch(4);
    CountDownLatch open = new CountDownLatch(1);
    AtomicInteger asked = new AtomicInteger();
    OcspResponder slow =
        responder(
            one,
            _ -> {
              asked.incrementAndGet();
              lookedUp.countDown();
              await(open);
              return new CertificateStatus.Good();
            });
    byte[] question = new OcspQuestion(id(one, leaf)).encoded();
    List<Thread> askers = new ArrayList<>();
    try {
      for (int i = 0; i < 4; i++) {
        askers.add(Thread.ofVirtual().start(() -> desk.answer(List.of(slow), question, NOW)));
      }
      assertThat(lookedUp.await(10, TimeUnit.SECONDS)).isTrue();
      assertThat(desk.answer(List.of(slow), question, NOW).der())
          .as("try later")
          .containsExactly(0x30, 0x03, 0x0a, 0x01, 0x03);
      assertThat(asked).hasValue(4);
    } finally {
      open.countDown();
      for (Thread asker : askers) {
        asker.join();
      }
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  private Reply ask(Authority issuer, X509Certificate leaf, Instant now) throws Exception {
    return desk.answer(responders(), new OcspQuestion(id(issuer, leaf)).encoded(), now);
  }

  private static OcspAnswer read(Authority issuer, X509Certificate leaf, Reply reply, Instant now)
      throws Exception {
    return OcspAnswer.read(
        reply.der(), id(issuer, leaf), issuer.credential().certificate(), now.plusSeconds(1));
  }

  private static CertificateId id(Authority issuer, X509Certificate leaf) {
    return CertificateId.of(leaf, issuer.credential().certificate(), CertificateId.Hash.SHA256);
  }

  private List<OcspResponder> responders() throws GeneralSecurityException {
    return List.of(responder(one), responder(other));
  }

  private OcspResponder responder(Authority authority) throws GeneralSecurityException {
    return responder(
        authority, serial -> statuses.getOrDefault(serial, new CertificateStatus.Unknown()));
  }

  private static OcspResponder responder(
      Authority authority, Function<BigInteger, CertificateStatus> statuses)
      throws GeneralSecurityException {
    SigningAuthority signing = authority.signing();
    return new OcspResponder(signing.certificate(), signing.chain(), signing.key(), statuses, LIFE);
  }

  private static X509Certificate issued(Authority issuer) throws GeneralSecurityException {
    PublicKey key = KeyKind.EC_P256.generate().getPublic();
    return issuer
        .issueStation(
            new SigningRequest("Voltide", "CS1", key),
            EnumSet.of(Authority.Role.SERVER),
            Validity.starting(NOW, Duration.ofDays(10)),
            Pointers.none())
        .getFirst();
  }

  private static Authority root(String name) {
    try {
      return Authority.createRoot(name, "Voltide", Validity.starting(NOW, Duration.ofDays(100)));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}
