package org.voltide.csms.roaming.partners;

import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Work with partners: each in a thread of its own, so that none waits for another, and never twice
 * at once with the same. Thread-safe.
 */
public final class PartnerThreads {
  private static final Logger LOG = Logger.getLogger(PartnerThreads.class);

  private final String failed;
  private final Set<UUID> underway = ConcurrentHashMap.newKeySet();

  /**
   * @param failed what the log says of work that failed
   */
  public PartnerThreads(String failed) {
    this.failed = failed;
  }

  /** What is done with one partner. */
  @FunctionalInterface
  public interface Work {
    void run() throws InterruptedException;
  }

  /** Begins the work unless such work with the partner is under way; never waits. */
  public void begin(UUID partner, Work work) {
    if (underway.add(partner)) {
      Thread.startVirtualThread(() -> run(partner, work));
    }
  }

  private void run(UUID partner, Work work) {
    try {
      work.run();
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException failure) {
      LOG.errorf(failure, "Partner %s: %s", partner, failed);
    } finally {
      underway.remove(partner);
    }
  }
}
