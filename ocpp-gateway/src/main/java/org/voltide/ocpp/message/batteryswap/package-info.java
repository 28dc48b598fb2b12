/**
 * Swapping batteries instead of charging them (OCPP 2.1 block S). Immutable records, safe to share
 * between threads.
 */
package org.voltide.ocpp.message.batteryswap;
