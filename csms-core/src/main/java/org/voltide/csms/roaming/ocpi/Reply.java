package org.voltide.csms.roaming.ocpi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a module answers. */
public record Reply(int http, @Nullable JsonNode data, Map<String, String> headers) {
  private static final int OK = 200;
  private static final int CREATED = 201;

  public static Reply of(JsonNode data) {
    return new Reply(OK, data, Map.of());
  }

  /** Done; there is nothing to say. */
  public static Reply done() {
    return new Reply(OK, null, Map.of());
  }

  /** Something is new. */
  public static Reply created() {
    return new Reply(CREATED, null, Map.of());
  }
}
