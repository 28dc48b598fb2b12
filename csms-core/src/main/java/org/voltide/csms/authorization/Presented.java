package org.voltide.csms.authorization;

import java.util.Locale;
import org.voltide.csms.lanes.StorableText;
import org.voltide.ocpp.message.type.IdToken;

/** A token at a station. */
public record Presented(IdToken token, String siteId, String stationId) {

  Key key() {
    return new Key(stationId, StorableText.of(token.type()), valueKey());
  }

  /**
   * OCPP compares identifiers without regard to case; the hyphens of an eMAID separate its parts
   * for human eyes only (ISO 15118-2, annex H).
   */
  private String valueKey() {
    String value = StorableText.of(token.idToken()).toLowerCase(Locale.ROOT);
    return token.type().equals("eMAID") ? value.replace("-", "") : value;
  }

  /** What a token is found by. */
  record Key(String stationId, String type, String value) {}
}
