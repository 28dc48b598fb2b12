/**
 * Keeping an EVSE for a driver (OCPP 2.x block H). Immutable records, safe to share between
 * threads.
 */
package org.voltide.ocpp.message.reservation;
