/**
 * OCPP 1.6 translated at the door, so that the core speaks OCPP 2.1 only. {@link
 * org.voltide.ocpp.dialect.Dialect16} makes of each message an {@link
 * org.voltide.ocpp.dialect.Exchange}, which says what to ask the other side; the gateway carries it
 * out. In 1.6 an EVSE is a connector: EVSE n has the one connector 1.
 */
@NullMarked
package org.voltide.ocpp.dialect;

import org.jspecify.annotations.NullMarked;
