package org.voltide.ocpp.message.v16;

import java.time.Instant;
import java.util.List;

/** What a meter said at one instant. */
public record SampleSet(Instant timestamp, List<Sample> sampledValue) {}
