/**
 * Boot, the device model and how a station reaches its CSMS (OCPP 2.x block B). Immutable records,
 * safe to share between threads.
 */
package org.voltide.ocpp.message.provisioning;
