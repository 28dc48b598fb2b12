package org.voltide.csms.datatransfer;

import java.util.Set;
import org.voltide.csms.lanes.LaneMessage;
import org.voltide.csms.store.Statements;
import org.voltide.ocpp.message.datatransfer.DataTransferRequest;
import org.voltide.ocpp.message.datatransfer.DataTransferResponse;

/** What one vendor's messages mean. Every CDI bean of this type is found at start. */
public interface VendorMessages {

  /** As in the messages, a reverse domain name; compared without regard to case. */
  String vendorId();

  /** The message ids understood; a message without one is never unknown. */
  Set<String> messageIds();

  /** Acts in the transaction of the station's lane. Must be idempotent. */
  DataTransferResponse answer(Statements statements, LaneMessage<DataTransferRequest> message);
}
