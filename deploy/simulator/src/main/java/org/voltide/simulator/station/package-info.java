/**
 * Charging stations: what they tell the CSMS, how they obey it, and the meter that their cars'
 * energy passes through. Confined to the world's loop; a {@link
 * org.voltide.simulator.station.Station} is what the rest of the program sees.
 */
@NullMarked
package org.voltide.simulator.station;

import org.jspecify.annotations.NullMarked;
