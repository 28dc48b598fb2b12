package org.voltide.csms.nodes;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import javax.sql.DataSource;
import org.voltide.csms.nodes.Lease.Seen;
import org.voltide.csms.platform.Settings;
import org.voltide.csms.platform.StartFailure;

/** A node without a name takes itself for the only one: makes sure of it before anything starts. */
@Singleton
final class OnlyNode {
  private static final int FIRST_TO_START = 1;

  private final Settings settings;
  private final Lease lease;

  OnlyNode(Settings settings, DataSource database) {
    this.settings = settings;
    this.lease = new Lease(database);
  }

  void start(@Observes @Priority(FIRST_TO_START) StartupEvent event) {
    if (settings.nodes().name().isEmpty()) {
      demandNoOther(lease);
    }
  }

  /**
   * @throws StartFailure while a node with a name serves from this database
   */
  static void demandNoOther(Lease lease) {
    Seen seen = lease.look();
    if (seen.node().isPresent() && seen.renewedAgo().compareTo(Turn.PATIENCE) < 0) {
      throw new StartFailure(
          "Node %s serves from this database: give this one a name, too (voltide.nodes.name)."
              .formatted(seen.node().get()));
    }
  }
}
