package org.voltide.ocpp.message.type;

import org.jspecify.annotations.Nullable;

/** DOC */
public record ComponentVariable(
    Component component, @Nullable Variable variable, @Nullable CustomData customData) {}
