/**
 * Keys, certificates and security events of a station (OCPP 2.x block A). Immutable records, safe
 * to share between threads.
 */
package org.voltide.ocpp.message.security;
