package org.voltide.simulator.desk;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.voltide.ocpp.message.remotecontrol.MessageTrigger;
import org.voltide.ocpp.message.remotecontrol.TriggerMessageRequest;
import org.voltide.ocpp.message.remotecontrol.TriggerMessageResponse;
import org.voltide.ocpp.message.remotecontrol.TriggerMessageStatus;

/** Which messages the CSMS may ask for, and who tells them (OCPP 2.1 F06). */
public final class Triggers implements Block {
  private final Host host;
  private final Map<MessageTrigger, Function<TriggerMessageRequest, Optional<Runnable>>> known =
      new EnumMap<>(MessageTrigger.class);

  public Triggers(Host host) {
    this.host = host;
  }

  /** Takes over a message. */
  public void on(MessageTrigger message, Runnable tells) {
    when(message, request -> Optional.of(tells));
  }

  /**
   * Takes over a message that cannot always be told.
   *
   * @param tells empty when not now or not for what the request names
   */
  public void when(
      MessageTrigger message, Function<TriggerMessageRequest, Optional<Runnable>> tells) {
    known.put(message, tells);
  }

  @Override
  public void register(Desk desk) {
    desk.on(TriggerMessageRequest.class, this::trigger);
  }

  private TriggerMessageResponse trigger(TriggerMessageRequest request) {
    var teller = known.get(request.requestedMessage());
    if (teller == null) {
      return new TriggerMessageResponse(TriggerMessageStatus.NotImplemented, null, null);
    }
    Optional<Runnable> effect = teller.apply(request);
    effect.ifPresent(host::afterAnswer);
    return new TriggerMessageResponse(
        effect.isPresent() ? TriggerMessageStatus.Accepted : TriggerMessageStatus.Rejected,
        null,
        null);
  }
}
