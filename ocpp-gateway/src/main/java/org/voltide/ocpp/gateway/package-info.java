/**
 * The WebSocket server for stations (OCPP-J, OCPP 2.1 part 4). {@link
 * org.voltide.ocpp.gateway.Gateway} starts it, {@link org.voltide.ocpp.gateway.CentralSystem} is
 * what it needs, {@link org.voltide.ocpp.gateway.StationLink} what it offers. A connection lives on
 * one event loop; what is public is thread-safe.
 */
package org.voltide.ocpp.gateway;
