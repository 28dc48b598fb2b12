package org.voltide.csms.revocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.voltide.csms.contracts.ContractIssuer;
import org.voltide.csms.lanes.LaneWorld;
import org.voltide.csms.revocation.ResponderHealth.Responder;
import org.voltide.csms.revocation.ResponderHealth.Service;
import org.voltide.csms.revocation.ResponderHealth.State;
import org.voltide.csms.revocation.Revocations.Question;
import org.voltide.csms.store.Database;
import org.voltide.pki.revocation.CertificateId;
import org.voltide.pki.revocation.RevocationListing;

class RevocationsTest {
  private static final Duration LIFE = Duration.ofDays(3);
  private static final Duration LONG = Duration.ofSeconds(30);

  private final LaneWorld world = new LaneWorld();
  private final ContractIssuer issuer = new ContractIssuer();
  private final Responders responders = responders("127.0.0.1", "localhost", "example.com:80");

  @AfterEach
  void close() {
    responders.close();
    issuer.close();
    world.close();
  }

  @Test
  void anAnswerIsRefreshedBeforeItEndsAndNeededNoMore() throws InterruptedException {
    X509Certificate contract =
        issuer.contract("DE8AACA2B3C4D5", Instant.now().plus(Duration.ofDays(3)));
    Question question =
        new Question(
            CertificateId.of(contract, issuer.issuer(), CertificateId.Hash.SHA256),
            issuer.issuer(),
            List.of("http://elsewhere.example/", issuer.responderUrl()),
            List.of(),
            Set.of());

    assertThat(in(Duration.ZERO).answer(question)).isPresent();
    in(Duration.ofHours(1)).refresh();
    assertThat(in(Duration.ofHours(1)).answer(question)).isPresent();
    assertThat(issuer.asked()).isOne();

    issuer.revoke(contract);
    in(Duration.ofHours(13)).refresh();
    assertThat(issuer.asked()).isEqualTo(2);
    assertThat(in(Duration.ofHours(13)).known(question.id()).orElseThrow().status())
        .hasToString("Revoked");
    assertThat(in(Duration.ofHours(25)).known(question.id())).isEmpty();
    assertThat(in(Duration.ofHours(25)).lastKnown(question.id()).orElseThrow())
        .hasToString("Revoked");
    in(Duration.ofDays(32)).refresh();
    assertThat(issuer.asked()).isEqualTo(2);
    assertThat(in(Duration.ofDays(32)).lastKnown(question.id())).isEmpty();
  }

  @Test
  void aListSaysWhatNoResponderDoesAndIsKept() {
    X509Certificate good = issuer.contract("DE8AACA2B3C4D5", Instant.now().plus(LIFE));
    X509Certificate revoked = issuer.contract("DE8AACA2B3C4D6", Instant.now().plus(LIFE));
    issuer.revoke(revoked);
    issuer.fallSilent();
    Revocations now = in(Duration.ZERO);
    assertThat(now.statuses(List.of(question(good), question(revoked)), LONG))
        .map(status -> status.orElseThrow().name())
        .containsExactly("Good", "Revoked");

    issuer.revoke(good);
    assertThat(status(in(Duration.ofHours(1)), good)).isEqualTo("Good");
    assertThat(status(in(Duration.ofHours(25)), good)).isEqualTo("none");
  }

  @Test
  void aListIsFetchedAnewBeforeItEnds() throws InterruptedException {
    X509Certificate contract = issuer.contract("DE8AACA2B3C4D5", Instant.now().plus(LIFE));
    issuer.fallSilent();
    assertThat(status(in(Duration.ZERO), contract)).isEqualTo("Good");
    issuer.revoke(contract);
    in(Duration.ofHours(13)).refresh();
    assertThat(status(in(Duration.ofHours(14)), contract)).isEqualTo("Revoked");
  }

  @Test
  void theUseOfAnAnswerIsNotedOnceAnHour() {
    X509Certificate contract = issuer.contract("DE8AACA2B3C4D5", Instant.now().plus(LIFE));
    String used = "select used_at from ocsp_answer";
    assertThat(status(in(Duration.ZERO), contract)).isEqualTo("Good");
    List<String> first = world.rows(used);
    assertThat(status(in(Duration.ofMinutes(30)), contract)).isEqualTo("Good");
    assertThat(world.rows(used)).isEqualTo(first);
    assertThat(status(in(Duration.ofHours(2)), contract)).isEqualTo("Good");
    assertThat(world.rows(used)).hasSize(1).isNotEqualTo(first);
  }

  @Test
  void whoFailsIsToldUntilItAnswers() {
    X509Certificate contract = issuer.contract("DE8AACA2B3C4D5", Instant.now().plus(LIFE));
    ResponderHealth health = responders.health();
    assertThat(health.list())
        .extracting(Responder::responder, Responder::state)
        .containsExactly(
            tuple("127.0.0.1", State.NOT_ASKED),
            tuple("localhost", State.NOT_ASKED),
            tuple("example.com:80", State.NOT_ASKED));
    issuer.forge();
    assertThat(status(in(Duration.ZERO), contract)).isEqualTo("none");
    assertThat(health.failing(Instant.EPOCH)).isEqualTo(2);
    assertThat(health.list().subList(0, 2))
        .extracting(Responder::service, Responder::state)
        .containsExactly(tuple(Service.OCSP, State.FAILS), tuple(Service.CRL, State.FAILS));
    assertThat(health.list().getFirst().why()).contains("not signed");

    X509Certificate other = issuer.contract("DE8AACA2B3C4D6", Instant.now().plus(LIFE));
    try (ContractIssuer honest = new ContractIssuer()) {
      X509Certificate good = honest.contract("DE8AACA2B3C4D7", Instant.now().plus(LIFE));
      Question question =
          new Question(
              CertificateId.of(good, honest.issuer(), CertificateId.Hash.SHA256),
              honest.issuer(),
              List.of("http://10.0.0.1/", honest.responderUrl()),
              List.of(),
              Set.of());
      assertThat(in(Duration.ZERO).answer(question)).isPresent();
    }
    assertThat(health.failing(Instant.EPOCH)).isOne();
    assertThat(health.failing(Instant.now().plus(LIFE))).as("of later ones").isZero();
    assertThat(health.list().getFirst())
        .satisfies(one -> assertThat(one.state()).isEqualTo(State.ANSWERS))
        .satisfies(one -> assertThat(one.answeredAt()).isNotNull())
        .satisfies(one -> assertThat(one.failedAt()).isNotNull());

    issuer.close();
    assertThat(status(in(Duration.ZERO), other)).isEqualTo("none");
    assertThat(health.failing(Instant.EPOCH)).isEqualTo(2);
  }

  @Test
  void aWrongAddressOfAStationSaysNothingOfTheResponder() {
    X509Certificate contract = issuer.contract("DE8AACA2B3C4D5", Instant.now().plus(LIFE));
    CertificateId id = CertificateId.of(contract, issuer.issuer(), CertificateId.Hash.SHA256);
    String wrong = issuer.responderUrl() + "/wrong";
    issuer.forge();
    Question told = Question.ofStation(id, issuer.issuer(), List.of(wrong), List.of(wrong));
    assertThat(in(Duration.ZERO).status(told, LONG)).isEmpty();
    assertThat(responders.health().failing(Instant.EPOCH)).isZero();
    assertThat(responders.health().list().getFirst().state()).isEqualTo(State.NOT_ASKED);
  }

  @Test
  void aForgedListSaysNothing() {
    X509Certificate contract = issuer.contract("DE8AACA2B3C4D5", Instant.now().plus(LIFE));
    issuer.fallSilent();
    issuer.forge();
    assertThat(status(in(Duration.ZERO), contract)).isEqualTo("none");
  }

  @Test
  void nobodyWaitsBeyondTheDeadline() {
    X509Certificate contract = issuer.contract("DE8AACA2B3C4D5", Instant.now().plus(LIFE));
    assertThat(in(Duration.ZERO).statuses(List.of(question(contract)), Duration.ZERO))
        .containsExactly(Optional.empty());
  }

  private String status(Revocations revocations, X509Certificate certificate) {
    return revocations.status(question(certificate), LONG).map(Enum::name).orElse("none");
  }

  private Question question(X509Certificate certificate) {
    return new Question(
        CertificateId.of(certificate, issuer.issuer(), CertificateId.Hash.SHA256),
        issuer.issuer(),
        List.of(issuer.responderUrl()),
        RevocationListing.pointers(certificate),
        Stream.concat(
                Stream.of(issuer.responderUrl()), RevocationListing.pointers(certificate).stream())
            .collect(Collectors.toUnmodifiableSet()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://10.0.0.1/",
        "http://[::1]/",
        "http://user@127.0.0.1/",
        "file:///etc/passwd",
        "https://example.com/",
        "no address"
      })
  void whoIsNotListedIsNotAsked(String address) {
    assertThatThrownBy(() -> responders.ask(address, new byte[0]))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("the responder");
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "127.0.0.1", "169.254.169.254", "10.0.0.1", "[::1]"})
  void whoIsListedAtAnInnerAddressIsNotAskedEither(String host) {
    Responders strict = responders(false, host);
    assertThatThrownBy(() -> strict.ask("http://" + host + ":1/", new byte[0]))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("inner address");
    strict.close();
  }

  private Revocations in(Duration later) {
    return new Revocations(
        _ -> Optional.empty(),
        _ -> Optional.empty(),
        new Database(world.database()),
        responders,
        Clock.offset(Clock.systemUTC(), later));
  }

  private static Responders responders(String... allowed) {
    return responders(true, allowed);
  }

  private static Responders responders(boolean local, String... allowed) {
    var settings =
        new RevocationSettings() {
          @Override
          public Optional<List<String>> responders() {
            return Optional.of(List.of(allowed));
          }

          @Override
          public boolean local() {
            return local;
          }

          @Override
          public Duration patience() {
            return LONG;
          }

          @Override
          public Duration deadline() {
            return LONG;
          }
        };
    AllowedAddresses addresses = new AllowedAddresses(settings);
    return new Responders(addresses, new ResponderHealth(addresses), settings);
  }
}
