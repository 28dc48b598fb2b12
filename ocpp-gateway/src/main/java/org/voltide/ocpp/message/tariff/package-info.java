/**
 * Prices that a station computes with, and running costs (OCPP 2.x block I). Immutable records,
 * safe to share between threads.
 */
package org.voltide.ocpp.message.tariff;
