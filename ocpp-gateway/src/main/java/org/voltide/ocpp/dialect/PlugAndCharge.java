package org.voltide.ocpp.dialect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Function;
import java.util.function.Supplier;
import org.voltide.ocpp.codec.PayloadCodec;
import org.voltide.ocpp.fault.OcppErrorCode;
import org.voltide.ocpp.fault.OcppFault;
import org.voltide.ocpp.message.Message;
import org.voltide.ocpp.message.OcppVersion;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.Response;
import org.voltide.ocpp.message.authorization.AuthorizeRequest;
import org.voltide.ocpp.message.authorization.AuthorizeResponseBuilder;
import org.voltide.ocpp.message.certificates.Get15118EVCertificateRequest;
import org.voltide.ocpp.message.certificates.GetCertificateStatusRequest;
import org.voltide.ocpp.message.datatransfer.DataTransferStatus;
import org.voltide.ocpp.message.security.SignCertificateRequest;
import org.voltide.ocpp.message.v16.DataTransferConf;
import org.voltide.ocpp.message.v16.DataTransferReq;

/**
 * Messages of 2.x inside DataTransfer, as the application note "Using ISO 15118 Plug &amp; Charge
 * with OCPP 1.6" has them: the action is the messageId, the payload is JSON in a string.
 */
record PlugAndCharge(Door door) {
  static final String VENDOR = "org.openchargealliance.iso15118pnc";

  private static final JsonMapper JSON = new JsonMapper();
  private static final PayloadCodec CODEC = PayloadCodec.of(OcppVersion.V2_1);

  /** A station's message of this vendor. */
  Exchange<DataTransferConf> heard(DataTransferReq told) {
    String data = told.data() == null ? "{}" : told.data();
    return switch (told.messageId()) {
      case "Authorize" -> authorize(data);
      case "SignCertificate" ->
          relayed(SignCertificateRequest.class, with(data, PlugAndCharge::contractUse));
      case "Get15118EVCertificate" -> relayed(Get15118EVCertificateRequest.class, data);
      case "GetCertificateStatus" -> relayed(GetCertificateStatusRequest.class, data);
      case null, default ->
          Exchange.done(new DataTransferConf(DataTransferStatus.UnknownMessageId, null));
    };
  }

  private Exchange<DataTransferConf> authorize(String data) {
    AuthorizeRequest request = CODEC.read(AuthorizeRequest.class, with(data, PlugAndCharge::token));
    door.memory().met(request.idToken());
    return Exchange.map(
        request,
        answer ->
            accepted(
                AuthorizeResponseBuilder.builder()
                    .idTokenInfo(answer.idTokenInfo())
                    .certificateStatus(answer.certificateStatus())
                    .build()));
  }

  private static <Q extends Response, M extends Request<Q>> Exchange<DataTransferConf> relayed(
      Class<M> type, String data) {
    return Exchange.map(CODEC.read(type, data), PlugAndCharge::accepted);
  }

  private static DataTransferConf accepted(Message answer) {
    return new DataTransferConf(DataTransferStatus.Accepted, CODEC.write(answer));
  }

  /** The contract id comes as a bare string, from some stations as the object of 2.0.1. */
  private static void token(ObjectNode request) {
    JsonNode token = request.path("idToken");
    if (token.isTextual()) {
      request.putObject("idToken").put("idToken", token.textValue()).put("type", "eMAID");
    }
  }

  private static void contractUse(ObjectNode request) {
    if (!request.has("certificateType")) {
      request.put("certificateType", "V2GCertificate");
    }
  }

  private interface Change {
    void apply(ObjectNode request);
  }

  private static String with(String data, Change change) {
    try {
      if (JSON.readTree(data) instanceof ObjectNode request) {
        change.apply(request);
        return request.toString();
      }
      return data;
    } catch (JsonProcessingException e) {
      throw new OcppFault(OcppErrorCode.FormatViolation, "is not JSON", "/data").asException();
    }
  }

  /**
   * Asks a station in this way.
   *
   * @param instead how to go on when the station does not know the vendor or the message
   */
  static <Q extends Response, R extends Response> Exchange<R> ask(
      String action,
      Request<Q> request,
      Class<Q> answer,
      Function<Q, Exchange<R>> then,
      Supplier<Exchange<R>> instead) {
    DataTransferReq wrapped = new DataTransferReq(VENDOR, action, CODEC.write(request));
    return Exchange.ask(
        wrapped,
        conf ->
            conf.status() == DataTransferStatus.Accepted && conf.data() != null
                ? then.apply(CODEC.read(answer, conf.data()))
                : instead.get(),
        instead);
  }

  /** As {@link #ask}, for what cannot be said otherwise. */
  static <R extends Response> Exchange<R> ask(String action, Request<R> request, Class<R> answer) {
    return ask(
        action,
        request,
        answer,
        Exchange::done,
        () -> {
          throw Unsayable.because(
              "The station does not speak " + action + " of ISO 15118 Plug & Charge in OCPP 1.6");
        });
  }

  static boolean isFor(DataTransferReq told) {
    return told.vendorId().equals(VENDOR);
  }
}
