package org.voltide.csms.energy.control;

import java.time.Instant;
import java.util.OptionalDouble;
import java.util.UUID;

/**
 * A session whose station accepted its profile, and its latest meter sample.
 *
 * @param plannedW at the time of the sample
 * @param plannedSince when that power was to begin
 * @param acceptedAt when the station accepted the profile
 * @param generates whether power generated on the spot comes on top (OCPP 2.1 K27)
 * @param socPercent the latest measured
 */
record Followed(
    UUID session,
    double plannedW,
    Instant plannedSince,
    Instant acceptedAt,
    boolean generates,
    double measuredW,
    OptionalDouble socPercent,
    Instant sampledAt) {}
