package org.voltide.ocpp.dialect;

import java.time.Clock;
import java.time.Instant;
import java.util.function.Consumer;
import org.voltide.ocpp.fault.Finding;

/**
 * What translators know of one connection.
 *
 * @param memory of its station
 * @param openedAt what a message says of an earlier time happened offline
 * @param found told of deviations
 */
record Door(Memory memory, Instant openedAt, Clock clock, Consumer<Finding> found) {}
