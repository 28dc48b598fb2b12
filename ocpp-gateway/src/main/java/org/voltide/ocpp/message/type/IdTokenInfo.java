package org.voltide.ocpp.message.type;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Items;
import org.voltide.ocpp.message.MaxLength;
import org.voltide.ocpp.message.Min;

/**
 * The verdict on a token.
 *
 * @param cacheExpiryDateTime how long the station may remember it
 * @param chargingPriority -9 to 9, 0 when absent
 * @param evseId where it holds, everywhere when absent
 * @param language1 RFC 5646
 * @param language2 RFC 5646
 */
@RecordBuilder
public record IdTokenInfo(
    AuthorizationStatus status,
    @Nullable Instant cacheExpiryDateTime,
    @Nullable Integer chargingPriority,
    @Nullable IdToken groupIdToken,
    @Nullable @MaxLength(8) String language1,
    @Nullable @MaxLength(8) String language2,
    @Nullable @Items(min = 1) List<@Min(value = 0, since = V2_1) Integer> evseId,
    @Nullable MessageContent personalMessage,
    @Nullable CustomData customData) {}
