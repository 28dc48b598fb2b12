package org.voltide.ocpp.message.v16;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.MaxLength;
import org.voltide.ocpp.message.Response;

/**
 * The file to come.
 *
 * @param fileName absent when there is nothing to upload
 */
public record GetDiagnosticsConf(@Nullable @MaxLength(255) String fileName) implements Response {}
