package org.voltide.csms.energy.ledger;

import java.time.Instant;

/** Both registers of a meter at one moment, in Wh. */
public record Reading(Instant at, double importWh, double exportWh) {}
