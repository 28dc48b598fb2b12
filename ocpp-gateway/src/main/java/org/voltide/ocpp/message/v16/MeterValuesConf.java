package org.voltide.ocpp.message.v16;

import org.voltide.ocpp.message.Response;

/** Heard. */
public record MeterValuesConf() implements Response {}
