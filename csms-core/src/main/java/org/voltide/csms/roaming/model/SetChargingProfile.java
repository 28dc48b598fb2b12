package org.voltide.csms.roaming.model;

/**
 * A partner limits a session of its driver (OCPI SetChargingProfile).
 *
 * @param responseUrl where it wants to be told what became of it
 */
public record SetChargingProfile(ChargingProfile chargingProfile, String responseUrl) {}
