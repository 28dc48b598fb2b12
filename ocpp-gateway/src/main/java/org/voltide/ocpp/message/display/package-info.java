/**
 * Texts on a station's screen (OCPP 2.x block O). Immutable records, safe to share between threads.
 */
package org.voltide.ocpp.message.display;
