/**
 * Updating the firmware of stations (OCPP 2.x block L). Immutable records, safe to share between
 * threads.
 */
package org.voltide.ocpp.message.firmware;
