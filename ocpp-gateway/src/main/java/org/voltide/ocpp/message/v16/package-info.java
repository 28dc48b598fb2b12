/**
 * The payloads of OCPP 1.6 with its security whitepaper, named as there: {@code Req} for a CALL,
 * {@code Conf} for its CALLRESULT. Only the gateway speaks them; the core hears OCPP 2.1.
 * Immutable.
 */
package org.voltide.ocpp.message.v16;
