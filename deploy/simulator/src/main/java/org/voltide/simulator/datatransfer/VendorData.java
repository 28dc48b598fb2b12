package org.voltide.simulator.datatransfer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.datatransfer.DataTransferRequest;
import org.voltide.ocpp.message.datatransfer.DataTransferResponse;
import org.voltide.ocpp.message.datatransfer.DataTransferStatus;
import org.voltide.simulator.desk.Block;
import org.voltide.simulator.desk.Desk;
import org.voltide.simulator.desk.Host;

/**
 * The one vendor this station knows, and the messages that vendor has: {@code Echo} gives back what
 * came, {@code Clock} tells the station's time (OCPP 2.1 P01).
 */
public record VendorData(Host host) implements Block {
  public static final String VENDOR = "org.voltide.simulator";

  @Override
  public void register(Desk desk) {
    desk.on(DataTransferRequest.class, this::answer);
  }

  private DataTransferResponse answer(DataTransferRequest request) {
    if (!request.vendorId().equals(VENDOR)) {
      return status(DataTransferStatus.UnknownVendorId, null);
    }
    return switch (Objects.requireNonNullElse(request.messageId(), "")) {
      case "Echo" -> status(DataTransferStatus.Accepted, request.data());
      case "Clock" -> status(DataTransferStatus.Accepted, TextNode.valueOf(host.time().toString()));
      default -> status(DataTransferStatus.UnknownMessageId, null);
    };
  }

  private static DataTransferResponse status(DataTransferStatus status, @Nullable JsonNode data) {
    return new DataTransferResponse(status, null, data, null);
  }
}
