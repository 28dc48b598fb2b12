/**
 * Logs, monitors, events and what is kept about customers (OCPP 2.x block N). Immutable records,
 * safe to share between threads.
 */
package org.voltide.ocpp.message.diagnostics;
