package org.voltide.ocpp.dialect;

import org.jspecify.annotations.Nullable;

/**
 * A token that a station of OCPP 1.6 names without saying of which type it is.
 *
 * @param type as in OCPP 2.1, such as {@code eMAID}
 * @param remoteStartId of the remote start it was last sent with and that nothing has answered yet
 * @param connectorId for which that was; absent for any
 */
public record KnownTag(
    String idTag, String type, @Nullable Integer remoteStartId, @Nullable Integer connectorId) {}
