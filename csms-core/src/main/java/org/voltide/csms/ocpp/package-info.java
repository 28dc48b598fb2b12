/**
 * The core's side of the gateway: starts it, admits stations, and hands each message to the feature
 * that answers it. Features implement {@link org.voltide.csms.ocpp.StationMessageHandler}; nothing
 * here may block an event loop.
 */
@NullMarked
package org.voltide.csms.ocpp;

import org.jspecify.annotations.NullMarked;
