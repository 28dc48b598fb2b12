/**
 * The station's end of OCPP-J (OCPP 2.1 part 4): frames, one WebSocket that comes and goes, and the
 * queue that keeps what the CSMS has not answered. Everything but the socket itself runs on the
 * world's loop.
 */
@NullMarked
package org.voltide.simulator.wire;

import org.jspecify.annotations.NullMarked;
