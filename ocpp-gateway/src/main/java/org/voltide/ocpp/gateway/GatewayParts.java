package org.voltide.ocpp.gateway;

import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What all connections of one gateway share.
 *
 * @param unauthenticated connections not yet admitted
 * @param callers runs what waits for a CallOutcome, so that no event loop does
 */
record GatewayParts(
    GatewaySettings settings,
    CentralSystem central,
    Clock clock,
    Connections connections,
    GatewayCounters counters,
    AtomicInteger unauthenticated,
    Executor callers) {}
