/**
 * Whether stations and connectors can be used (OCPP 2.x block G). Immutable records, safe to share
 * between threads.
 */
package org.voltide.ocpp.message.availability;
