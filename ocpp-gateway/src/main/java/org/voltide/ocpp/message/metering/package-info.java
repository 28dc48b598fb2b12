/**
 * Meter readings outside transactions (OCPP 2.x block J). Immutable records, safe to share between
 * threads.
 */
package org.voltide.ocpp.message.metering;
