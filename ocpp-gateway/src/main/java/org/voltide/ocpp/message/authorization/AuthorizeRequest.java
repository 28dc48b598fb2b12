package org.voltide.ocpp.message.authorization;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Items;
import org.voltide.ocpp.message.MaxLength;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.type.CustomData;
import org.voltide.ocpp.message.type.IdToken;
import org.voltide.ocpp.message.type.OCSPRequestData;

/** DOC */
@RecordBuilder
public record AuthorizeRequest(
    IdToken idToken,
    @Nullable @MaxLength(value = 10000, v201 = 5500) String certificate,
    @Nullable @Items(min = 1, max = 4) List<OCSPRequestData> iso15118CertificateHashData,
    @Nullable CustomData customData)
    implements Request<AuthorizeResponse> {}
