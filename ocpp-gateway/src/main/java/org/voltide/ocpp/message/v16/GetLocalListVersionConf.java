package org.voltide.ocpp.message.v16;

import org.voltide.ocpp.message.Response;

/**
 * The version.
 *
 * @param listVersion 0 for an empty list, -1 for a station without local lists
 */
public record GetLocalListVersionConf(int listVersion) implements Response {}
