package org.voltide.simulator.authorization;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.voltide.ocpp.message.authorization.NotifyWebPaymentStartedRequest;
import org.voltide.ocpp.message.authorization.NotifyWebPaymentStartedResponse;
import org.voltide.simulator.desk.Block;
import org.voltide.simulator.desk.Desk;
import org.voltide.simulator.desk.Host;

/** EVSEs that somebody is paying for on a web page, and nobody else may take (OCPP 2.1 C25). */
public final class WebPayments implements Block {
  private final Host host;
  private final Map<Integer, Instant> until = new HashMap<>();

  public WebPayments(Host host) {
    this.host = host;
  }

  @Override
  public void register(Desk desk) {
    desk.on(NotifyWebPaymentStartedRequest.class, this::started);
  }

  /** Whether a payment for this EVSE is under way. */
  public boolean holds(int evseId) {
    until.values().removeIf(end -> !host.time().isBefore(end));
    return until.containsKey(evseId) || until.containsKey(0);
  }

  private NotifyWebPaymentStartedResponse started(NotifyWebPaymentStartedRequest request) {
    until.put(
        request.evseId(), host.time().plus(Duration.ofSeconds(Math.max(0, request.timeout()))));
    return new NotifyWebPaymentStartedResponse(null);
  }
}
