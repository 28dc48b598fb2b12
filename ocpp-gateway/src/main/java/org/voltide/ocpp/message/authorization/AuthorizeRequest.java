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

/**
 * Asks whether a driver may charge, by token and for Plug & Charge also by contract certificate
 * (OCPP 2.x C01–C08).
 *
 * @param certificate contract certificate chain as PEM, sent when the station leaves validation to
 *     the CSMS
 * @param iso15118CertificateHashData what an OCSP check of that chain needs, leaf first
 */
@RecordBuilder
public record AuthorizeRequest(
    IdToken idToken,
    @Nullable @MaxLength(value = 10000, v201 = 5500) String certificate,
    @Nullable @Items(min = 1, max = 4) List<OCSPRequestData> iso15118CertificateHashData,
    @Nullable CustomData customData)
    implements Request<AuthorizeResponse> {}
