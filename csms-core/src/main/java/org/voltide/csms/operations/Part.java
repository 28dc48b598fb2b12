package org.voltide.csms.operations;

import java.time.Instant;

/**
 * A piece of a result as it arrived.
 *
 * @param seqNo place among the parts, from 0
 * @param isLast whether the station announced no more ({@code tbc} false)
 * @param items a JSON array
 */
public record Part(
    String stationId,
    Kind kind,
    int requestId,
    int seqNo,
    boolean isLast,
    String items,
    Instant at) {}
