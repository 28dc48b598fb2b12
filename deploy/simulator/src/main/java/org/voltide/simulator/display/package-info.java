/** What the CSMS lets a station show its drivers (OCPP 2.1 block O). Confined to the loop. */
@NullMarked
package org.voltide.simulator.display;

import org.jspecify.annotations.NullMarked;
