package org.voltide.csms.roaming.commands;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.voltide.csms.roaming.model.Order;
import org.voltide.csms.roaming.model.Party;
import org.voltide.csms.roaming.model.Token;
import org.voltide.csms.roaming.ocpi.Call;
import org.voltide.csms.roaming.ocpi.Module;
import org.voltide.csms.roaming.ocpi.Reply;
import org.voltide.csms.roaming.wire.OcpiFault;

/** Takes commands of partners (OCPI Commands, receiver); what becomes of them is told later. */
@Singleton
public class CommandsModule implements Module {

  /** Seconds after which a partner need not wait for the result any more. */
  private static final int TIMEOUT_S = 120;

  private final Orders orders;

  public CommandsModule(Orders orders) {
    this.orders = orders;
  }

  @Override
  public String identifier() {
    return "commands";
  }

  @Override
  public String role() {
    return "RECEIVER";
  }

  @Override
  public Reply answer(Call call) {
    if (!call.method().equals("POST")) {
      throw OcpiFault.notAllowed("Only POST is understood here.");
    } else if (call.path().size() != 1) {
      throw OcpiFault.notFound("A command is at its name.");
    }
    Optional<Order> order = order(call);
    if (order.isEmpty()) {
      return answer("NOT_SUPPORTED", "There is no such command here.");
    }
    demandOwn(call, order.get());
    return orders
        .take(call.partner(), order.get())
        .map(CommandsModule::refused)
        .orElseGet(() -> answer("ACCEPTED", ""));
  }

  /** Empty when nobody here knows such a command. */
  private static Optional<Order> order(Call call) {
    return switch (call.path().getFirst()) {
      case "START_SESSION" -> Optional.of(call.body(Order.StartSession.class));
      case "STOP_SESSION" -> Optional.of(call.body(Order.StopSession.class));
      case "RESERVE_NOW" -> Optional.of(call.body(Order.ReserveNow.class));
      case "CANCEL_RESERVATION" -> Optional.of(call.body(Order.CancelReservation.class));
      case "UNLOCK_CONNECTOR" -> Optional.of(call.body(Order.UnlockConnector.class));
      default -> Optional.empty();
    };
  }

  private static Reply refused(String why) {
    return answer(why.equals(Orders.UNKNOWN_SESSION) ? why : "REJECTED", why);
  }

  /** Nobody else is told, and nobody else's tokens are used. */
  private static void demandOwn(Call call, Order order) {
    call.demandOwn(order.responseUrl(), "response_url");
    Optional<Token> token =
        switch (order) {
          case Order.StartSession start -> Optional.of(start.token());
          case Order.ReserveNow reserve -> Optional.of(reserve.token());
          default -> Optional.empty();
        };
    Optional<Party> stranger =
        token.map(Token::party).filter(party -> !call.partner().speaksFor(party));
    if (stranger.isPresent()) {
      throw OcpiFault.invalid("You do not speak for %s.".formatted(stranger.get()));
    }
  }

  private static Reply answer(String result, String message) {
    ObjectNode answer =
        JsonNodeFactory.instance.objectNode().put("result", result).put("timeout", TIMEOUT_S);
    if (!message.isEmpty()) {
      answer.putArray("message").addObject().put("language", "en").put("text", message);
    }
    return Reply.of(answer);
  }
}
