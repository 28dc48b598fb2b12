package org.voltide.csms.energy.study.simulation;

import java.util.List;

/**
 * What all cars did.
 *
 * @param powerW per stay and quarter hour of the stay, at the station, positive into the car
 * @param plans how many plans were made for it
 * @param safePlans how many of them were the safe plan, because no engine had one
 */
public record Trajectory(List<Stay> stays, double[][] powerW, int plans, int safePlans) {

  public Trajectory {
    stays = List.copyOf(stays);
  }
}
