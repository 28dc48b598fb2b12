package org.voltide.ocpp.message.type;

import org.jspecify.annotations.Nullable;

/** A variable of a component; all of its variables when none is named. */
public record ComponentVariable(
    Component component, @Nullable Variable variable, @Nullable CustomData customData) {}
