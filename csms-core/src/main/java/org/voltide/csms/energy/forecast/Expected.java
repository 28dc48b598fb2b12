package org.voltide.csms.energy.forecast;

/** A power that is expected, and why. */
public record Expected(Band watts, Origin origin) {}
