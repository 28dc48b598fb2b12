/** Swapping batteries (OCPP 2.1 block S): begun from afar or on the spot, every battery kept. */
@NullMarked
package org.voltide.csms.batteryswap;

import org.jspecify.annotations.NullMarked;
