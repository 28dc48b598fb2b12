package org.voltide.csms.campaigns;

import java.util.List;

/**
 * What the stations of a kind of campaign do when it is their turn. Every CDI bean of this type is
 * found at start.
 */
public interface CampaignWork {

  /** Where campaigns of this kind are. */
  CampaignTable table();

  /** After a crash: who has its turn without having been asked has it once more. */
  void forgetUnasked();

  /**
   * Takes over what became of the stations that have their turn. Quick: one thread does it for all.
   *
   * @return what has to be asked of them next; done beside it, each once
   */
  List<Runnable> settle(Campaign campaign);

  /** How many more stations may have their turn now, beside what the campaign's care says. */
  default int room(Campaign campaign) {
    return Integer.MAX_VALUE;
  }

  /**
   * Asks a station to begin. Blocks.
   *
   * @throws org.voltide.csms.platform.Problem when it could not be asked, or would not
   */
  void begin(Campaign campaign, String stationId);
}
