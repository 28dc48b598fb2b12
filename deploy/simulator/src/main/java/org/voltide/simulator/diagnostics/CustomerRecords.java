package org.voltide.simulator.diagnostics;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.voltide.ocpp.message.diagnostics.CustomerInformationRequest;
import org.voltide.ocpp.message.diagnostics.CustomerInformationResponse;
import org.voltide.ocpp.message.diagnostics.CustomerInformationStatus;
import org.voltide.ocpp.message.diagnostics.NotifyCustomerInformationRequest;
import org.voltide.ocpp.message.type.IdToken;
import org.voltide.simulator.authorization.TokenBook;
import org.voltide.simulator.desk.Block;
import org.voltide.simulator.desk.Desk;
import org.voltide.simulator.desk.Host;
import org.voltide.simulator.desk.Parts;

/**
 * What the station keeps of a customer, told and forgotten on request (N09, N10). It knows
 * customers by their tokens alone.
 *
 * @param present what goes on with a token now, one line each
 */
public record CustomerRecords(Host host, TokenBook tokens, Function<IdToken, List<String>> present)
    implements Block {
  private static final int CHARS = 512;

  @Override
  public void register(Desk desk) {
    desk.on(CustomerInformationRequest.class, this::answer);
  }

  private CustomerInformationResponse answer(CustomerInformationRequest request) {
    long named =
        Stream.of(
                request.idToken() != null,
                request.customerCertificate() != null,
                request.customerIdentifier() != null)
            .filter(given -> given)
            .count();
    if (named != 1 || (!request.report() && !request.clear())) {
      return new CustomerInformationResponse(CustomerInformationStatus.Invalid, null, null);
    }
    String told = request.report() ? report(request) : "";
    if (request.clear() && request.idToken() != null) {
      var _ = tokens.forget(request.idToken());
    }
    host.afterAnswer(() -> tell(request.requestId(), told));
    return new CustomerInformationResponse(CustomerInformationStatus.Accepted, null, null);
  }

  private String report(CustomerInformationRequest request) {
    if (request.idToken() == null) {
      return "nothing is known of this customer";
    }
    List<String> lines = new ArrayList<>();
    tokens
        .known(request.idToken())
        .ifPresent(info -> lines.add("known as " + info.status().name()));
    lines.addAll(present.apply(request.idToken()));
    return lines.isEmpty() ? "nothing is known of this customer" : String.join("\n", lines);
  }

  /** Also of nothing, so that the CSMS learns the end of it (N10.FR.05). */
  private void tell(int requestId, String text) {
    Instant generated = host.time();
    List<String> pieces = new ArrayList<>();
    for (int from = 0; from == 0 || from < text.length(); from += CHARS) {
      pieces.add(text.substring(from, Math.min(text.length(), from + CHARS)));
    }
    Parts.send(
        pieces,
        1,
        (seqNo, piece, more) ->
            host.tell(
                new NotifyCustomerInformationRequest(
                    Objects.requireNonNull(piece.getFirst()),
                    seqNo,
                    generated,
                    requestId,
                    more,
                    null)));
  }
}
