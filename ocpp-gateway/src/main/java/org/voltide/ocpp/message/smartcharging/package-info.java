/**
 * Charging profiles, limits and what cars want (OCPP 2.x block K). Immutable records, safe to share
 * between threads.
 */
package org.voltide.ocpp.message.smartcharging;
