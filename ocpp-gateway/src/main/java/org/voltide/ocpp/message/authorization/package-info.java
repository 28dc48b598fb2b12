/**
 * Who may charge, and what paying at the station needs (OCPP 2.x block C). Immutable records, safe
 * to share between threads.
 */
package org.voltide.ocpp.message.authorization;
