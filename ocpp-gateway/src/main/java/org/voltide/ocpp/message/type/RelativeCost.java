package org.voltide.ocpp.message.type;

import org.jspecify.annotations.Nullable;

/**
 * A cost that only compares times with each other (ISO 15118-2).
 *
 * @param amountMultiplier power of ten
 */
public record RelativeCost(
    CostKind costKind,
    int amount,
    @Nullable Integer amountMultiplier,
    @Nullable CustomData customData) {}
