package org.voltide.csms.tariffs;

import java.time.Instant;

/** A tariff for whoever comes from a time on, until the next one begins. */
record TariffVersion(Instant validFrom, SiteTariff tariff) {}
