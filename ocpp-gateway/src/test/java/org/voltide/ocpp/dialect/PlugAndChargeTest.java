package org.voltide.ocpp.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.voltide.ocpp.fault.OcppErrorCode;
import org.voltide.ocpp.fault.OcppFaultException;
import org.voltide.ocpp.message.authorization.AuthorizeCertificateStatus;
import org.voltide.ocpp.message.authorization.AuthorizeRequest;
import org.voltide.ocpp.message.authorization.AuthorizeResponseBuilder;
import org.voltide.ocpp.message.datatransfer.DataTransferStatus;
import org.voltide.ocpp.message.security.CertificateSigningUse;
import org.voltide.ocpp.message.security.SignCertificateRequest;
import org.voltide.ocpp.message.security.SignCertificateResponse;
import org.voltide.ocpp.message.type.AuthorizationStatus;
import org.voltide.ocpp.message.type.GenericStatus;
import org.voltide.ocpp.message.type.IdTokenInfoBuilder;
import org.voltide.ocpp.message.v16.DataTransferConf;
import org.voltide.ocpp.message.v16.DataTransferReq;

class PlugAndChargeTest {
  private final Spoken spoken = new Spoken();

  private static DataTransferReq transfer(String messageId, String data) {
    return new DataTransferReq(PlugAndCharge.VENDOR, messageId, data.replace('\'', '"'));
  }

  @ParameterizedTest
  @ValueSource(strings = {"'DE8AA1A2B3C4D5'", "{'idToken':'DE8AA1A2B3C4D5','type':'eMAID'}"})
  void authorizesAContract(String idToken) {
    var conf =
        (DataTransferConf)
            spoken.inward(
                transfer("Authorize", "{'idToken':" + idToken + "}"),
                AuthorizeResponseBuilder.builder()
                    .idTokenInfo(
                        IdTokenInfoBuilder.builder().status(AuthorizationStatus.Accepted).build())
                    .certificateStatus(AuthorizeCertificateStatus.Accepted)
                    .build());

    var asked = (AuthorizeRequest) spoken.asked.getFirst();
    assertThat(asked.idToken().idToken()).isEqualTo("DE8AA1A2B3C4D5");
    assertThat(asked.idToken().type()).isEqualTo("eMAID");
    assertThat(conf.status()).isEqualTo(DataTransferStatus.Accepted);
    assertThat(conf.data())
        .isEqualTo(
            "{\"idTokenInfo\":{\"status\":\"Accepted\"},\"certificateStatus\":\"Accepted\"}");
  }

  @Test
  void asksForAContractsCertificate() {
    spoken.inward(
        transfer("SignCertificate", "{'csr':'c'}"),
        new SignCertificateResponse(GenericStatus.Accepted, null, null));

    assertThat(((SignCertificateRequest) spoken.asked.getFirst()).certificateType())
        .isEqualTo(CertificateSigningUse.V2GCertificate);
  }

  @Test
  void knowsNoOtherMessage() {
    assertThat(spoken.inward(transfer("Dance", "{}")))
        .isEqualTo(new DataTransferConf(DataTransferStatus.UnknownMessageId, null));
  }

  @Test
  void refusesWhatIsNoJson() {
    OcppFaultException fault =
        catchThrowableOfType(
            OcppFaultException.class, () -> spoken.inward(transfer("Authorize", "{")));

    assertThat(fault.fault().code()).isEqualTo(OcppErrorCode.FormatViolation);
  }
}
