package org.voltide.csms.lanes;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * What lanes do with one kind of message: read the states a round needs with one query, run the
 * pure transitions in order, write all results with one statement per table.
 *
 * @param <M> the message
 * @param <A> its answer
 */
public interface LaneWork<M, A> {

  /**
   * Writes one round's messages of this kind inside the round's transaction. Must be idempotent: a
   * message comes again when its answer was lost, and when the round failed.
   *
   * @param messages in the order of arrival
   * @return one result per message, in the same order
   * @throws org.voltide.ocpp.fault.OcppFaultException when a message cannot be meant; it gets that
   *     as its answer, the others of the round are written
   */
  List<Written<A>> write(Connection connection, List<LaneMessage<M>> messages) throws SQLException;

  /**
   * What became of a message.
   *
   * @param answer given to the sender after the commit
   * @param announce tells the rest of the system, after the commit; returns at once
   */
  record Written<A>(A answer, Runnable announce) {

    /** Nothing to announce. */
    public static <A> Written<A> silently(A answer) {
      return new Written<>(answer, () -> {});
    }
  }
}
