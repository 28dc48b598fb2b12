package org.voltide.csms.locallist;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.voltide.csms.desired.DesiredKind.Wish;
import org.voltide.csms.desired.DesiredStore;
import org.voltide.csms.platform.Problem;
import org.voltide.ocpp.message.type.IdToken;

/** What lists are wished for. Blocks. Thread-safe. */
@Singleton
public class LocalListWishes {
  static final String NAME = "local-list";
  static final String KEY = "list";

  private final DesiredStore desired;
  private final ObjectMapper json;

  public LocalListWishes(DesiredStore desired, ObjectMapper json) {
    this.desired = desired;
    this.json = json;
  }

  /** A station's list shall no longer hold this token, until it is wished for anew (N10.FR.08). */
  public void leaveOut(String stationId, IdToken token) {
    desired.of(stationId, Optional.of(NAME)).stream()
        .filter(wish -> !wish.removed())
        .map(wish -> read(wish.payload()).without(token))
        .forEach(wish -> desired.wish(stationId, NAME, new Wish(KEY, text(wish))));
  }

  ListWish read(String payload) {
    try {
      return json.readValue(payload, ListWish.class);
    } catch (JsonProcessingException unreadable) {
      throw Problem.unreadable("This is no local list: " + unreadable.getOriginalMessage());
    }
  }

  private String text(ListWish wish) {
    try {
      return json.writeValueAsString(wish);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
