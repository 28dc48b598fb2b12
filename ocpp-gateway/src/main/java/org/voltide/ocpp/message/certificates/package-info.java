/**
 * Certificates that a station holds, and those it fetches for cars (OCPP 2.x block M). Immutable
 * records, safe to share between threads.
 */
package org.voltide.ocpp.message.certificates;
