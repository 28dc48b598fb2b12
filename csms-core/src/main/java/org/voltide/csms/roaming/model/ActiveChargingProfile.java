package org.voltide.csms.roaming.model;

import java.time.Instant;

/** What a session is going to draw (OCPI ActiveChargingProfile). */
public record ActiveChargingProfile(Instant startDateTime, ChargingProfile chargingProfile) {}
