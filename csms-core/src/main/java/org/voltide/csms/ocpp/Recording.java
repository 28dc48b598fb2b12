package org.voltide.csms.ocpp;

import java.sql.Connection;
import java.util.List;
import org.voltide.csms.lanes.LaneMessage;
import org.voltide.csms.lanes.LaneWork;
import org.voltide.csms.store.Statements;
import org.voltide.ocpp.message.Message;

/** A {@link RecordingHandler} as lanes see it: its messages one after the other. */
record Recording<M extends Message, A>(RecordingHandler<M, A> handler) implements LaneWork<M, A> {

  @Override
  public List<Written<A>> write(Connection connection, List<LaneMessage<M>> messages) {
    Statements statements = Statements.on(connection);
    return messages.stream().map(message -> handler.record(statements, message)).toList();
  }
}
