package org.voltide.ocpp.gateway;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.voltide.ocpp.dialect.Memory;

/**
 * What all connections of one gateway share.
 *
 * @param unauthenticated connections not yet admitted
 * @param callers runs what waits for a CallOutcome, so that no event loop does
 * @param memories of stations that speak OCPP 1.6, thread-safe, by station; one for each that was
 *     ever admitted
 */
record GatewayParts(
    GatewaySettings settings,
    CentralSystem central,
    Clock clock,
    Connections connections,
    GatewayCounters counters,
    AtomicInteger unauthenticated,
    Executor callers,
    Map<String, Memory> memories) {}
