package org.voltide.csms.ocpp;

import org.voltide.csms.lanes.LaneMessage;
import org.voltide.csms.lanes.LaneWork.Written;
import org.voltide.csms.store.Statements;
import org.voltide.ocpp.message.Message;

/**
 * Answers one action by what it writes: in the lane of its station, so that nothing an older
 * connection said is written, in one transaction with whatever else arrived. Right for messages
 * that are not frequent; those have a {@link org.voltide.csms.lanes.LaneWork} of their own. Every
 * CDI bean of this type is found at start.
 *
 * @param <M> the CALL, or the SEND
 * @param <A> its CALLRESULT; what it is for a SEND nobody hears
 */
public interface RecordingHandler<M extends Message, A> {

  Class<M> message();

  /**
   * Must be idempotent: a station repeats what was not answered.
   *
   * @throws org.voltide.ocpp.fault.OcppFaultException when the message cannot be meant
   */
  Written<A> record(Statements statements, LaneMessage<M> message);
}
