package org.voltide.ocpp.message.type;

import org.jspecify.annotations.Nullable;

/** DOC */
public record RelativeCost(
    CostKind costKind,
    int amount,
    @Nullable Integer amountMultiplier,
    @Nullable CustomData customData) {}
