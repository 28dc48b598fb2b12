package org.voltide.csms.procedures.rollover;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.ceremonies.Successions.Waiting;
import org.voltide.csms.ceremonies.SuccessorPlan;
import org.voltide.csms.platform.Json;
import org.voltide.csms.procedures.Dependents;
import org.voltide.csms.procedures.Procedure;
import org.voltide.csms.stationcertificates.RootWishes.Standing;

/**
 * A rollover of a V2G root of this installation, as the API shows it; its subject is the old root's
 * label.
 *
 * @param waits what another administrator has to confirm before it goes on
 * @param stations that have to do with either root
 * @param left how many of them do not have the new root
 * @param missing those of them that do not have the new root, the first 500 by name
 * @param below what is still in force below the old root
 */
record V2gRollover(
    @JsonUnwrapped Procedure procedure,
    SuccessorPlan plan,
    @Nullable Waiting waits,
    int stations,
    long left,
    List<Standing> missing,
    Below below) {

  V2gRollover {
    missing = List.copyOf(missing);
  }

  /** How far it is. */
  enum State {
    /** The new root and what is below it are made. */
    MAKING,
    /** Stations get the new root. */
    PREPARING,
    /** All have it; the new authorities may issue. */
    READY,
    /** The new authorities issue; both roots are believed. */
    SWITCHED,
    /** The old root is believed no more, and stations lose it. */
    ENDED,
    /** Nothing has changed; stations lose the new root. */
    CANCELLED
  }

  /**
   * What would be void without the old root.
   *
   * @param stations certificates of stations in force that were not replaced
   * @param contracts certificates of contracts in force
   */
  record Below(long stations, int contracts) {
    static Below of(Dependents dependents) {
      return new Below(dependents.left(), dependents.contracts());
    }
  }

  static SuccessorPlan plan(Procedure procedure) {
    return Json.stored(SuccessorPlan.class, procedure.facts());
  }
}
