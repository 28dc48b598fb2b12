/**
 * Starting, stopping and triggering from afar (OCPP 2.x block F). Immutable records, safe to share
 * between threads.
 */
package org.voltide.ocpp.message.remotecontrol;
