/**
 * Firmware (OCPP 2.1 block L): images served by Voltide itself, updates of single stations with
 * what the station says of them, campaigns over many stations, and images offered by local
 * controllers.
 */
@NullMarked
package org.voltide.csms.firmware;

import org.jspecify.annotations.NullMarked;
