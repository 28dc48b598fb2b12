package org.voltide.ocpp.message.type;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import org.voltide.ocpp.message.Since;

/** How a text to show is encoded. */
public enum MessageFormat {
  ASCII,
  HTML,
  URI,
  UTF8,
  @Since(V2_1)
  QRCODE
}
