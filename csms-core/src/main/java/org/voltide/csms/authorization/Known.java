package org.voltide.csms.authorization;

import org.voltide.ocpp.message.type.IdTokenInfo;

/** What is known about a token that a station presents. */
public sealed interface Known permits RegisteredToken, Known.Vouched {

  /**
   * Somebody else answers for it.
   *
   * @param byPartner a roaming partner; else the remote start that named it
   */
  record Vouched(IdTokenInfo info, boolean byPartner) implements Known {}
}
