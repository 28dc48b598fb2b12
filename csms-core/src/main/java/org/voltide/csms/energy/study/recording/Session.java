package org.voltide.csms.energy.study.recording;

import java.time.Instant;
import java.util.OptionalDouble;

/**
 * A recorded stay of a car at a station.
 *
 * @param vehicle who came: the car, or the user where the recording knows no cars
 * @param energyKwh taken, at the meter, more than 0
 * @param powerKw the most the car took, where recorded
 * @param capacityKwh of its battery, where recorded
 * @param arrivalSoc state of charge when it came, 0 to 1, where recorded
 */
public record Session(
    String id,
    String vehicle,
    Instant plugIn,
    Instant plugOut,
    double energyKwh,
    OptionalDouble powerKw,
    OptionalDouble capacityKwh,
    OptionalDouble arrivalSoc) {}
