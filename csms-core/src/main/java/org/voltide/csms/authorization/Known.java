package org.voltide.csms.authorization;

import org.voltide.ocpp.message.type.IdTokenInfo;

/** What is known about a token that a station presents. */
public sealed interface Known permits RegisteredToken, Known.Vouched {

  /** Somebody else answers for it: a roaming partner, or the remote start that named it. */
  record Vouched(IdTokenInfo info) implements Known {}
}
