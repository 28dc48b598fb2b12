package org.voltide.ocpp.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.datatransfer.DataTransferRequest;
import org.voltide.ocpp.message.datatransfer.DataTransferResponse;
import org.voltide.ocpp.message.v16.DataTransferConf;
import org.voltide.ocpp.message.v16.DataTransferReq;

/** DataTransfer, whose data is text in 1.6 and any JSON in 2.x. */
final class Transfers {
  private Transfers() {}

  static Exchange<DataTransferConf> heard(DataTransferReq told) {
    return Exchange.map(
        new DataTransferRequest(told.vendorId(), told.messageId(), json(told.data()), null),
        answer -> new DataTransferConf(answer.status(), text(answer.data()).orElse(null)));
  }

  static Exchange<DataTransferResponse> said(DataTransferRequest request) {
    return Exchange.map(
        new DataTransferReq(
            request.vendorId(), request.messageId(), text(request.data()).orElse(null)),
        answer -> new DataTransferResponse(answer.status(), null, json(answer.data()), null));
  }

  private static @Nullable JsonNode json(@Nullable String data) {
    return data == null ? null : TextNode.valueOf(data);
  }

  private static Optional<String> text(@Nullable JsonNode data) {
    return Optional.ofNullable(data)
        .map(node -> node.isTextual() ? node.textValue() : node.toString());
  }
}
