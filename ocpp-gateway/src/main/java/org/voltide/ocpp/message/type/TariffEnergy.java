package org.voltide.ocpp.message.type;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Items;
import org.voltide.ocpp.message.Since;

/** Prices of energy. */
@Since(V2_1)
public record TariffEnergy(
    @Items(min = 1) List<TariffEnergyPrice> prices,
    @Nullable @Items(min = 1, max = 5) List<TaxRate> taxRates,
    @Nullable CustomData customData) {}
