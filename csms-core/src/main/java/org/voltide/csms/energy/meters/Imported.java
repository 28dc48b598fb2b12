package org.voltide.csms.energy.meters;

import java.time.Instant;
import java.util.List;

/**
 * Values that were taken.
 *
 * @param from their first quarter hour
 * @param until the end of their last
 * @param quarters how many
 * @param notes what was noticed and taken nevertheless, such as gaps
 */
public record Imported(Instant from, Instant until, int quarters, List<String> notes) {}
