/**
 * Firmware of a station (OCPP 2.1 block L): fetched, checked, installed, told about; and published
 * for others, as a local controller does. Confined to the world's loop but for the transfers.
 */
@NullMarked
package org.voltide.simulator.firmware;

import org.jspecify.annotations.NullMarked;
