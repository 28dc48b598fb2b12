package org.voltide.ocpp.message.type;

import static org.voltide.ocpp.message.OcppVersion.V2_0_1;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Items;
import org.voltide.ocpp.message.MaxLength;
import org.voltide.ocpp.message.OneOf;

/**
 * What a driver authorizes with.
 *
 * @param type its kind, such as ISO14443, eMAID or Central; free text from OCPP 2.1 on
 */
public record IdToken(
    @MaxLength(value = 255, v201 = 36) String idToken,
    @MaxLength(20)
        @OneOf(
            in = V2_0_1,
            value = {
              "Central",
              "eMAID",
              "ISO14443",
              "ISO15693",
              "KeyCode",
              "Local",
              "MacAddress",
              "NoAuthorization"
            })
        String type,
    @Nullable @Items(min = 1) List<AdditionalInfo> additionalInfo,
    @Nullable CustomData customData) {}
