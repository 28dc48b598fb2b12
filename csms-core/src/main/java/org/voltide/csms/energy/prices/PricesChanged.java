package org.voltide.csms.energy.prices;

import java.time.Instant;

/** New prices are stored for a time span. Fired as a CDI event after the commit. */
public record PricesChanged(Instant from, Instant to) {}
