package org.voltide.simulator.authorization;

import java.util.Locale;
import org.voltide.ocpp.message.type.IdToken;

/** A token's identity: its text without regard to case, and its type. */
record TokenKey(String text, String type) {
  static TokenKey of(IdToken token) {
    return new TokenKey(token.idToken().toLowerCase(Locale.ROOT), token.type());
  }
}
