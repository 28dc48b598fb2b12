package org.voltide.csms.energy.ledger;

import java.time.Instant;
import java.util.OptionalDouble;

/** The registers of a meter at one moment, in Wh; a sample may tell only one of them. */
public record Reading(Instant at, OptionalDouble importWh, OptionalDouble exportWh) {}
