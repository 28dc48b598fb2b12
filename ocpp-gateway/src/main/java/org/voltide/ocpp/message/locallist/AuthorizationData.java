package org.voltide.ocpp.message.locallist;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.type.CustomData;
import org.voltide.ocpp.message.type.IdToken;
import org.voltide.ocpp.message.type.IdTokenInfo;

/**
 * One entry of a local authorization list.
 *
 * @param idTokenInfo absent in a differential update to remove the entry
 */
public record AuthorizationData(
    IdToken idToken, @Nullable IdTokenInfo idTokenInfo, @Nullable CustomData customData) {}
