package org.voltide.csms.roaming.offered;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import org.voltide.csms.roaming.model.TokenType;
import org.voltide.csms.roaming.ocpi.Call;
import org.voltide.csms.roaming.ocpi.Reply;
import org.voltide.csms.roaming.ocpi.SenderModule;
import org.voltide.csms.roaming.ocpi.Side;
import org.voltide.csms.roaming.partners.Registration;
import org.voltide.csms.roaming.shared.Kind;
import org.voltide.csms.roaming.shared.SharedObjects;
import org.voltide.csms.roaming.wire.OcpiFault;

/**
 * Our tokens, and real-time authorization (OCPI Tokens, sender). Only our own register is asked:
 * were other partners asked in turn, a question could go in circles.
 */
@Singleton
public class OfferedTokensModule extends SenderModule {
  private final OfferedTokens tokens;

  public OfferedTokensModule(
      OfferedTokens tokens, SharedObjects objects, Registration registration) {
    super(Kind.TOKEN, objects, registration);
    this.tokens = tokens;
  }

  @Override
  public Side side() {
    return Side.EMSP;
  }

  @Override
  public Reply answer(Call call) {
    if (!call.partner().has(Side.CPO.name())) {
      throw OcpiFault.invalid("Only operators of stations (CPO) may ask for tokens.");
    }
    List<String> path = call.path();
    if (path.size() != 2 || !path.getLast().equals("authorize")) {
      return super.answer(call);
    } else if (!call.method().equals("POST")) {
      throw OcpiFault.notAllowed("Only POST is understood here.");
    }
    Verdict verdict =
        tokens
            .find(path.getFirst(), type(call))
            .map(tokens::verdict)
            .orElseThrow(
                () -> OcpiFault.notFound("There is no token %s.".formatted(path.getFirst())));
    ObjectNode answer = (ObjectNode) call.wire().write(verdict);
    if (call.request().body().length > 0 && verdict.allowed().equals("ALLOWED")) {
      answer.set("location", place(call));
    }
    return Reply.of(answer);
  }

  /** Where it may charge: wherever it is. */
  private static ObjectNode place(Call call) {
    if (call.json() instanceof ObjectNode place && place.path("location_id").isTextual()) {
      return place;
    }
    throw OcpiFault.invalid("location_id is missing.");
  }

  private static TokenType type(Call call) {
    String name = call.parameter("type").orElse(TokenType.RFID.name());
    return Arrays.stream(TokenType.values())
        .filter(type -> type.name().equals(name))
        .findFirst()
        .orElseThrow(
            () -> OcpiFault.notFound("There are no tokens of the type %s.".formatted(name)));
  }
}
