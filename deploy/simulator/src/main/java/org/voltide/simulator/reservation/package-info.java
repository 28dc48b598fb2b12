/** Reservations of EVSEs and connector types (OCPP 2.1 block H). Confined to the world's loop. */
@NullMarked
package org.voltide.simulator.reservation;

import org.jspecify.annotations.NullMarked;
