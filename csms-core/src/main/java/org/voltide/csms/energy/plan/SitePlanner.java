package org.voltide.csms.energy.plan;

/**
 * Decides when each car of a site charges and discharges. A pure function: no clock, no I/O, no
 * randomness. Implementations are the engines.
 */
public interface SitePlanner {

  /**
   * Plans every car of the snapshot.
   *
   * @throws NoPlanException when the engine found none in its time
   */
  SitePlan plan(SiteSnapshot snapshot);
}
