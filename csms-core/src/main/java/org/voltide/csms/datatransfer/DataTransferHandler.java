package org.voltide.csms.datatransfer;

import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.voltide.csms.lanes.LaneMessage;
import org.voltide.csms.lanes.LaneWork.Written;
import org.voltide.csms.ocpp.RecordingHandler;
import org.voltide.csms.store.Statements;
import org.voltide.ocpp.message.datatransfer.DataTransferRequest;
import org.voltide.ocpp.message.datatransfer.DataTransferResponse;
import org.voltide.ocpp.message.datatransfer.DataTransferStatus;

/** Hands a vendor's message to who knows that vendor (OCPP 2.1 P02). */
@Singleton
final class DataTransferHandler
    implements RecordingHandler<DataTransferRequest, DataTransferResponse> {
  private final Map<String, VendorMessages> vendors;

  /** Two beans for one vendor stop the start. */
  DataTransferHandler(@All List<VendorMessages> vendors) {
    this.vendors =
        vendors.stream()
            .collect(Collectors.toUnmodifiableMap(v -> key(v.vendorId()), Function.identity()));
  }

  @Override
  public Class<DataTransferRequest> message() {
    return DataTransferRequest.class;
  }

  @Override
  public Written<DataTransferResponse> record(
      Statements statements, LaneMessage<DataTransferRequest> message) {
    VendorMessages vendor = vendors.get(key(message.payload().vendorId()));
    String id = message.payload().messageId();
    if (vendor == null) {
      return unknown(DataTransferStatus.UnknownVendorId);
    }
    if (id != null && !vendor.messageIds().contains(id)) {
      return unknown(DataTransferStatus.UnknownMessageId);
    }
    return Written.silently(vendor.answer(statements, message));
  }

  private static Written<DataTransferResponse> unknown(DataTransferStatus what) {
    return Written.silently(new DataTransferResponse(what, null, null, null));
  }

  private static String key(String vendorId) {
    return vendorId.toLowerCase(Locale.ROOT);
  }
}
