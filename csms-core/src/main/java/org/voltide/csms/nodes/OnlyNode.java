package org.voltide.csms.nodes;

import javax.sql.DataSource;
import org.voltide.csms.nodes.Lease.Seen;
import org.voltide.csms.platform.StartFailure;

/** A node without a name takes itself for the only one. */
public final class OnlyNode {

  private OnlyNode() {}

  /**
   * Makes sure that it is, before it does anything to the database, even bring its tables up to
   * date.
   *
   * @throws StartFailure while a node with a name serves from this database
   * @throws IllegalStateException when the database is away
   */
  public static void demandNoOther(DataSource database) {
    Lease lease = new Lease(database);
    if (!lease.isKnown()) {
      return;
    }
    Seen seen = lease.look();
    if (seen.node().isPresent() && seen.renewedAgo().compareTo(Turn.PATIENCE) < 0) {
      throw new StartFailure(
          "Node %s serves from this database: give this one a name, too (voltide.nodes.name)."
              .formatted(seen.node().get()));
    }
  }
}
