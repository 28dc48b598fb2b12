/**
 * Keeping an EVSE, or any with a plug that fits, for somebody who is on the way (OCPP 2.1 block H).
 * Blocks: for virtual threads.
 */
@NullMarked
package org.voltide.csms.reservations;

import org.jspecify.annotations.NullMarked;
