package org.voltide.csms.display;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.voltide.csms.desired.Desired;
import org.voltide.csms.desired.DesiredKind;
import org.voltide.csms.desired.Outcome;
import org.voltide.csms.ocpp.Commands;
import org.voltide.csms.ocpp.Outcomes;
import org.voltide.csms.ocpp.Payload;
import org.voltide.csms.platform.Problem;
import org.voltide.ocpp.message.display.ClearDisplayMessageRequest;
import org.voltide.ocpp.message.display.ClearMessageStatus;
import org.voltide.ocpp.message.display.DisplayMessageStatus;
import org.voltide.ocpp.message.display.SetDisplayMessageRequest;

/**
 * Display messages as desired state (OCPP 2.1 O01, O05, O06), each wished for as a DisplayMessage;
 * the same id again replaces the one before.
 */
@Singleton
final class DesiredDisplayMessages implements DesiredKind {
  private final Commands commands;
  private final DisplayStore store;
  private final Clock clock;

  DesiredDisplayMessages(Commands commands, DisplayStore store, Clock clock) {
    this.commands = commands;
    this.store = store;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "display-messages";
  }

  @Override
  public Wish read(String payload) {
    SetDisplayMessageRequest wished = request(Payload.object(payload));
    if (wished.message().transactionId() != null) {
      throw Problem.invalid(
          "/transactionId", "A message for one transaction is sent to its session.");
    }
    return new Wish(Integer.toString(wished.message().id()), payload);
  }

  @Override
  public boolean isComparedAtBoot() {
    return true;
  }

  @Override
  public Map<String, Outcome> apply(String stationId, List<Desired> due) {
    Map<String, Outcome> outcomes = new LinkedHashMap<>();
    for (Desired desired : due) {
      outcomes.put(
          desired.key(),
          Outcome.attempt(
              () ->
                  desired.removed()
                      ? clear(stationId, Integer.parseInt(desired.key()))
                      : set(stationId, desired.payload())));
    }
    return outcomes;
  }

  @Override
  public Map<String, String> actual(String stationId) {
    return store.of(stationId).stream()
        .collect(
            Collectors.toMap(
                held -> Integer.toString(held.id()), DisplayStore.HeldMessage::message));
  }

  Outcome set(String stationId, String payload) {
    SetDisplayMessageRequest wished = request(Payload.object(payload));
    var answer = commands.ask(stationId, wished);
    if (answer.status() != DisplayMessageStatus.Accepted) {
      return new Outcome.Failed(Outcomes.reason(answer.status(), answer.statusInfo()));
    }
    store.keep(stationId, wished.message().id(), payload, clock.instant());
    return new Outcome.Applied();
  }

  Outcome clear(String stationId, int id) {
    var answer = commands.ask(stationId, new ClearDisplayMessageRequest(id, null));
    if (answer.status() == ClearMessageStatus.Rejected) {
      return new Outcome.Failed(Outcomes.reason(answer.status(), answer.statusInfo()));
    }
    store.forget(stationId, id);
    return new Outcome.Applied();
  }

  /** A DisplayMessage as the request that sets it. */
  static SetDisplayMessageRequest request(ObjectNode message) {
    return Payload.read(
        SetDisplayMessageRequest.class,
        JsonNodeFactory.instance.objectNode().set("message", message).toString());
  }
}
