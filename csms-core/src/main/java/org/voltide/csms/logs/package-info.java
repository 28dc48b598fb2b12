/**
 * Logs of stations (OCPP 2.1 N01): asked for, received by Voltide itself under an address made for
 * that one log, offered to operators until they are too old.
 */
@NullMarked
package org.voltide.csms.logs;

import org.jspecify.annotations.NullMarked;
