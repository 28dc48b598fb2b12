package org.voltide.csms.roaming.remote;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.roaming.wire.OcpiFault;

/** What a partner says of a command: at once (CommandResponse), and in the end (CommandResult). */
record Outcome(String result, @Nullable String message) {
  private static final int MOST_OF_RESULT = 40;
  private static final int MOST_OF_MESSAGE = 512;
  private static final Set<String> DONE = Set.of("ACCEPTED", "CANCELED_RESERVATION");

  /**
   * @throws OcpiFault when it says nothing
   */
  static Outcome of(JsonNode told) {
    String result = told.path("result").asText();
    if (result.isBlank() || result.length() > MOST_OF_RESULT) {
      throw OcpiFault.invalid("result is missing.");
    }
    return new Outcome(
        result,
        Optional.of(told.at("/message/0/text").asText())
            .filter(text -> !text.isBlank())
            .map(text -> text.substring(0, Math.min(text.length(), MOST_OF_MESSAGE)))
            .orElse(null));
  }

  boolean isTaken() {
    return result.equals("ACCEPTED");
  }

  /** At the end; words that nobody knows are no success. */
  RemoteCommand.State state() {
    return DONE.contains(result) ? RemoteCommand.State.DONE : RemoteCommand.State.FAILED;
  }
}
