/**
 * The device model of a station (OCPP 2.1 part 1, chapter 4): its variables with their attributes
 * and characteristics, and who is told when one changes. A {@link
 * org.voltide.simulator.device.DeviceModel} is confined to the world's loop.
 */
@NullMarked
package org.voltide.simulator.device;

import org.jspecify.annotations.NullMarked;
