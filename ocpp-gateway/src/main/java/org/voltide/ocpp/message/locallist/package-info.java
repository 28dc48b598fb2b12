/**
 * The list of tokens a station knows by heart (OCPP 2.x block D). Immutable records, safe to share
 * between threads.
 */
package org.voltide.ocpp.message.locallist;
