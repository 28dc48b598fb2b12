package org.voltide.csms.roaming.tokens;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import org.voltide.csms.roaming.model.Party;
import org.voltide.csms.roaming.model.Token;
import org.voltide.csms.roaming.model.TokenType;
import org.voltide.csms.roaming.ocpi.Call;
import org.voltide.csms.roaming.ocpi.Module;
import org.voltide.csms.roaming.ocpi.Reply;
import org.voltide.csms.roaming.wire.OcpiFault;

/** Takes the tokens of partners (OCPI Tokens, receiver). */
@Singleton
public class TokensModule implements Module {
  private static final int PARTS = 3;

  private final RoamingTokens tokens;

  public TokensModule(RoamingTokens tokens) {
    this.tokens = tokens;
  }

  @Override
  public String identifier() {
    return "tokens";
  }

  @Override
  public String role() {
    return "RECEIVER";
  }

  @Override
  public Reply answer(Call call) {
    if (call.path().size() != PARTS) {
      throw OcpiFault.notFound("A token is at {country_code}/{party_id}/{uid}.");
    }
    return switch (call.method()) {
      case "GET" -> Reply.of(call.wire().write(known(call)));
      case "PUT" -> put(call, call.body(Token.class));
      case "PATCH" -> put(call, patched(call));
      default -> throw OcpiFault.notAllowed("This method is not understood here.");
    };
  }

  private static Party party(Call call) {
    return new Party(call.path().get(0), call.path().get(1));
  }

  private static TokenType type(Call call) {
    String name = call.parameter("type").orElse(TokenType.RFID.name());
    return Arrays.stream(TokenType.values())
        .filter(type -> type.name().equals(name))
        .findFirst()
        .orElse(TokenType.OTHER);
  }

  private Token known(Call call) {
    String uid = call.path().get(2);
    return tokens
        .find(call.partner().id(), party(call), uid, type(call))
        .orElseThrow(() -> OcpiFault.notFound("There is no token %s.".formatted(uid)));
  }

  private Reply put(Call call, Token token) {
    List<String> path = call.path();
    if (!token.party().is(party(call)) || !token.uid().equalsIgnoreCase(path.get(2))) {
      throw OcpiFault.invalid("The token is another than that of the address.");
    } else if (token.type() != type(call)) {
      throw OcpiFault.invalid("The token has another type than the address says.");
    }
    return tokens.put(call.partner(), token) ? Reply.created() : Reply.done();
  }

  private Token patched(Call call) {
    JsonNode patch = call.json();
    if (!patch.hasNonNull("last_updated")) {
      throw OcpiFault.invalid("last_updated is missing.");
    }
    String uid = call.path().get(2);
    Token before =
        tokens
            .find(call.partner().id(), party(call), uid, type(call))
            .orElseThrow(() -> OcpiFault.unknownToken(uid));
    ObjectNode merged = (ObjectNode) call.wire().write(before);
    merged.put("type", before.type().name());
    patch.properties().forEach(field -> merged.set(field.getKey(), field.getValue()));
    return call.wire().read(merged, Token.class);
  }
}
