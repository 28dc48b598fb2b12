package org.voltide.csms.roaming.ocpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.voltide.csms.platform.Json;
import org.voltide.csms.platform.PageQuery;
import org.voltide.csms.roaming.MockPartner;
import org.voltide.csms.roaming.MockPartner.Answer;
import org.voltide.csms.roaming.partners.Partner;
import org.voltide.csms.roaming.push.Courier;
import org.voltide.csms.roaming.push.Outbox;
import org.voltide.csms.roaming.push.Queue;
import org.voltide.csms.roaming.shared.Kind;

class PushTest {
  private static final Duration GENEROUS = Duration.ofSeconds(60);

  private final RoamingWorld world = new RoamingWorld();
  private final MockPartner mock = new MockPartner("MCK");
  private final Outbox outbox = new Outbox(world.database, world.clock);
  private final Courier courier =
      new Courier(world.settings, world.partners, world.client, world.objects, outbox);

  @AfterEach
  void close() {
    mock.close();
    world.close();
  }

  private Queue queue(Partner partner) {
    return outbox.queues().getOrDefault(partner.id(), Queue.EMPTY);
  }

  private void fault(String status) {
    world.database.update("update connector set status = ? where evse_id = 2", status);
    world.publisher.publish();
  }

  @Test
  void changesArePushedOnceInTheirNewestState() throws InterruptedException {
    Partner partner = world.registered(mock);
    world.publisher.publish();
    fault("Faulted");
    fault("Available");
    fault("Occupied");
    assertThat(queue(partner).waiting()).isEqualTo(2);
    courier.deliver(partner.id());

    List<MockPartner.Asked> put = mock.asked("PUT", "/2.3.0/locations/DE/VLT/depot");
    assertThat(put).hasSize(1);
    JsonNode location = Json.stored(put.getFirst().body());
    assertThat(location.at("/evses/1/status").asText()).isEqualTo("BLOCKED");
    assertThat(put.getFirst().headers())
        .containsEntry("ocpi-from-country-code", "DE")
        .containsEntry("ocpi-from-party-id", "VLT")
        .containsEntry("ocpi-to-country-code", "NL")
        .containsEntry("ocpi-to-party-id", "MCK")
        .containsKeys("x-request-id", "x-correlation-id");
    assertThat(mock.asked("PUT", "/2.3.0/tariffs/DE/VLT/depot")).hasSize(1);
    assertThat(queue(partner)).isEqualTo(Queue.EMPTY);

    world.database.update("delete from site_tariff");
    world.publisher.publish();
    courier.deliver(partner.id());
    assertThat(mock.asked("DELETE", "/2.3.0/tariffs/DE/VLT/depot")).hasSize(1);
  }

  @Test
  void whatAPartnerRefusesIsTriedAgainAndHoldsUpNothingElse() throws InterruptedException {
    Partner partner = world.registered(mock);
    world.publisher.publish();
    mock.answer(
        "/2.3.0/locations",
        _ ->
            Answer.of(
                200,
                "{\"status_code\":2001,\"status_message\":\"no such city\",\"timestamp\":\"x\"}"));
    courier.deliver(partner.id());
    assertThat(mock.asked("PUT", "/2.3.0/tariffs")).hasSize(1);
    Outbox.Letter refused = outbox.letters(partner.id(), 10).getFirst();
    assertThat(refused.error()).contains("no such city").contains("OCPI 2001");
    assertThat(refused.attempts()).isEqualTo(1);
    assertThat(world.partners.demand(partner.id()).lastError()).contains("no such city");

    courier.deliver(partner.id());
    assertThat(mock.asked("PUT", "/2.3.0/locations")).as("not before its pause").hasSize(1);
    mock.behave("/2.3.0/locations");
    world.clock.pass(Duration.ofMinutes(1));
    courier.deliver(partner.id());
    assertThat(queue(partner)).isEqualTo(Queue.EMPTY);
  }

  @Test
  void aResultThatNobodyTakesHoldsUpNothingElseAndIsDropped() throws InterruptedException {
    Partner partner = world.registered(mock);
    mock.answer("/deaf", _ -> Answer.of(500, "broken"));
    world.database.transact(
        statements ->
            outbox.post(statements, partner.id(), null, "COMMAND", mock.address() + "/deaf", "{}"));
    world.clock.pass(Duration.ofSeconds(1));
    world.publisher.publish();
    courier.deliver(partner.id());
    assertThat(mock.asked("PUT", "/2.3.0/locations")).as("left alone for a moment").isEmpty();
    world.clock.pass(Duration.ofMinutes(1));
    courier.deliver(partner.id());
    assertThat(mock.asked("PUT", "/2.3.0/locations")).as("before the result").hasSize(1);
    assertThat(queue(partner).waiting()).isOne();
    while (queue(partner).waiting() > 0 && mock.asked("POST", "/deaf").size() < 100) {
      world.clock.pass(Duration.ofHours(2));
      courier.deliver(partner.id());
    }
    assertThat(queue(partner)).isEqualTo(Queue.EMPTY);
  }

  @Test
  void nonsenseIsNoConsent() throws InterruptedException {
    Partner partner = world.registered(mock);
    world.publisher.publish();
    for (String nonsense :
        List.of("{\"status_code\":", "[]", "{}", "{\"status_code\":\"fine\"}", "<html></html>")) {
      mock.answer("/2.3.0/", _ -> Answer.of(200, nonsense));
      courier.deliver(partner.id());
      assertThat(queue(partner).waiting()).as(nonsense).isEqualTo(2);
      world.clock.pass(Duration.ofHours(2));
    }
    mock.answer("/2.3.0/", _ -> Answer.of(302, ""));
    courier.deliver(partner.id());
    assertThat(queue(partner).waiting()).isEqualTo(2);
    world.clock.pass(Duration.ofHours(2));
    mock.answer(
        "/2.3.0/", _ -> Answer.of(201, "{\"status_code\":1000,\"timestamp\":\"2001-01-01\"}"));
    courier.deliver(partner.id());
    assertThat(queue(partner)).as("an envelope without data will do").isEqualTo(Queue.EMPTY);
  }

  @Test
  void anUnwellPartnerIsLeftAloneForAGrowingPause() throws InterruptedException {
    Partner partner = world.registered(mock);
    world.publisher.publish();
    mock.answer("/2.3.0/", _ -> Answer.of(503, "later"));
    courier.deliver(partner.id());
    assertThat(mock.asked("PUT", "/2.3.0/")).as("nothing else is tried").hasSize(1);
    Partner unwell = world.partners.demand(partner.id());
    assertThat(unwell.failures()).isEqualTo(1);
    assertThat(unwell.lastError()).contains("it answered 503");
    assertThat(unwell.retryAt()).isEqualTo(RoamingWorld.NOW.plusSeconds(5));

    world.clock.pass(Duration.ofSeconds(5));
    courier.deliver(partner.id());
    assertThat(world.partners.demand(partner.id()).retryAt())
        .isEqualTo(RoamingWorld.NOW.plusSeconds(15));
    mock.behave("/2.3.0/");
    world.clock.pass(Duration.ofSeconds(10));
    courier.look();
    await().atMost(GENEROUS).until(() -> queue(partner).equals(Queue.EMPTY));
    assertThat(world.partners.demand(partner.id()).failures()).isZero();
  }

  @Test
  void aSlowPartnerDelaysNoOther() {
    try (MockPartner other = new MockPartner("OTH")) {
      Partner slow = world.registered(mock);
      Partner quick = world.registered(other);
      CountDownLatch patience = new CountDownLatch(1);
      mock.answer(
          "/2.3.0/",
          _ -> {
            patience.await();
            return Answer.of(200, MockPartner.envelope("null"));
          });
      world.publisher.publish();
      courier.look();
      await().atMost(GENEROUS).until(() -> queue(quick).equals(Queue.EMPTY));
      assertThat(queue(slow).waiting()).isEqualTo(2);
      patience.countDown();
      await().atMost(GENEROUS).until(() -> queue(slow).equals(Queue.EMPTY));
    }
  }

  @Test
  void whoNeverAnswersIsNotWaitedFor() throws InterruptedException {
    try (RoamingWorld hasty = new RoamingWorld(Duration.ofSeconds(2));
        MockPartner silent = new MockPartner("SIL")) {
      Partner partner = hasty.partners.demand(hastily(hasty, silent).id());
      CountDownLatch never = new CountDownLatch(1);
      silent.answer(
          "/2.3.0/",
          _ -> {
            never.await();
            return Answer.of(200, "");
          });
      hasty.publisher.publish();
      Outbox waiting = new Outbox(hasty.database, hasty.clock);
      new Courier(hasty.settings, hasty.partners, hasty.client, hasty.objects, waiting)
          .deliver(partner.id());
      assertThat(hasty.partners.demand(partner.id()).lastError()).contains("no answer within");
      assertThat(waiting.queues().get(partner.id()).waiting()).isEqualTo(2);
      never.countDown();
    }
  }

  /** A busy machine may need more than one try for so little patience. */
  private static Partner hastily(RoamingWorld hasty, MockPartner silent) {
    return await()
        .atMost(GENEROUS)
        .ignoreExceptionsMatching(AssertionError.class::isInstance)
        .until(() -> hasty.registered(silent), partner -> true);
  }

  @Test
  void aPausedPartnerHearsNothingUntilItIsResumed() throws InterruptedException {
    Partner partner = world.registered(mock);
    world.partners.pause(partner.id(), true);
    world.publisher.publish();
    courier.look();
    courier.deliver(partner.id());
    assertThat(mock.asked("PUT", "/2.3.0/")).isEmpty();
    assertThat(queue(partner).waiting()).isEqualTo(2);
    world.partners.pause(partner.id(), false);
    courier.deliver(partner.id());
    assertThat(queue(partner)).isEqualTo(Queue.EMPTY);

    assertThat(
            world.objects.replay(partner.id(), Kind.LOCATION, RoamingWorld.NOW, RoamingWorld.NOW))
        .isEqualTo(1);
    courier.deliver(partner.id());
    assertThat(mock.asked("PUT", "/2.3.0/locations")).hasSize(2);
  }

  @Test
  void theLogOfAPartnerIsBoundedAndShowsNoTokens() {
    Partner partner = world.registered(mock);
    for (int i = 0; i < 70; i++) {
      world.get(mock, "2.3.0/cpo/locations");
    }
    world.log.sweep();
    assertThat(world.log.page(partner.id(), false, new PageQuery()).items()).hasSize(50);
    assertThat(world.log.page(partner.id(), false, new PageQuery()).items().toString())
        .doesNotContain(mock.tokenOfOthers)
        .doesNotContain(mock.tokenForOthers);
    world.clock.pass(Duration.ofDays(15));
    world.log.sweep();
    assertThat(world.log.page(partner.id(), false, new PageQuery()).items()).isEmpty();
  }
}
