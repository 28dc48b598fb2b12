package org.voltide.csms.campaigns;

/** Something became known of what a station does in a campaign; committed. */
public record CampaignNews(String stationId) {}
