package org.voltide.csms.locallist;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.type.IdToken;

/**
 * What a station's list shall hold: either all registered tokens or entries.
 *
 * @param tokens {@value #REGISTERED} or absent
 * @param except registered tokens that this station shall not hold
 * @param entries JSON as in SendLocalList
 */
record ListWish(
    @Nullable String tokens, @Nullable List<IdToken> except, @Nullable JsonNode entries) {
  static final String REGISTERED = "REGISTERED";

  boolean holdsRegistered() {
    return REGISTERED.equals(tokens);
  }

  boolean excepts(IdToken token) {
    return except != null
        && except.stream().anyMatch(e -> LocalList.key(e).equals(LocalList.key(token)));
  }

  /** The same without that token. */
  ListWish without(IdToken token) {
    if (entries == null) {
      List<IdToken> more = new ArrayList<>(except == null ? List.of() : except);
      more.add(new IdToken(token.idToken(), token.type(), null, null));
      return excepts(token) ? this : new ListWish(tokens, more, null);
    }
    ArrayNode left = JsonNodeFactory.instance.arrayNode();
    for (JsonNode entry : entries) {
      if (!names(entry.path("idToken"), token)) {
        left.add(entry);
      }
    }
    return new ListWish(tokens, except, left);
  }

  private static boolean names(JsonNode entry, IdToken token) {
    return entry.path("idToken").asText().equalsIgnoreCase(token.idToken())
        && entry.path("type").asText().equals(token.type());
  }
}
