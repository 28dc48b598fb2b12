package org.voltide.csms.energy.control;

import java.time.Instant;
import java.util.OptionalDouble;
import java.util.UUID;

/**
 * A session whose station accepted its profile, and its latest meter sample.
 *
 * @param toldW at the time of the sample: what was planned, or less where the station cannot be
 *     told that
 * @param toldSince when that power was to begin
 * @param acceptedAt when the station accepted the profile
 * @param byCurrent whether it was told in amperes at DC: then the voltage decides how much less
 *     than told flows
 * @param generates whether power generated on the spot comes on top (OCPP 2.1 K27)
 * @param socPercent the latest measured
 */
record Followed(
    UUID session,
    double toldW,
    Instant toldSince,
    Instant acceptedAt,
    boolean byCurrent,
    boolean generates,
    double measuredW,
    OptionalDouble socPercent,
    Instant sampledAt) {}
