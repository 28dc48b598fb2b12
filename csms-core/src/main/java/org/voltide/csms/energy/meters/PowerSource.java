package org.voltide.csms.energy.meters;

import java.time.Instant;
import java.util.Optional;
import org.voltide.csms.energy.forecast.Quantity;

/**
 * A source of values, and how fetching it went.
 *
 * @param nextAt when it is fetched next; later after every failure
 * @param fetchedAt when it worked last
 * @param failures in a row since then
 * @param error what went wrong last; what was fetched before is kept
 */
public record PowerSource(
    Quantity meter,
    Kind kind,
    SourceAddress address,
    Instant nextAt,
    Optional<Instant> fetchedAt,
    int failures,
    Optional<String> error) {}
