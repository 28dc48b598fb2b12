package org.voltide.ocpp.message.v16;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.MaxLength;
import org.voltide.ocpp.message.Response;

/** The keys. */
@RecordBuilder
public record GetConfigurationConf(
    @Nullable List<KeyValue> configurationKey, @Nullable List<@MaxLength(50) String> unknownKey)
    implements Response {}
