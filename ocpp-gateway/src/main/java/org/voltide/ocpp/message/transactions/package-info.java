/**
 * The life of a charging session (OCPP 2.x block E). Immutable records, safe to share between
 * threads.
 */
package org.voltide.ocpp.message.transactions;
