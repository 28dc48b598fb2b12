package org.voltide.csms.energy.meters;

/**
 * What is known of a site's load or PV changed, and that is committed. A CDI event.
 *
 * @param isReading a meter went on telling, as it always does
 */
public record PowerChanged(String siteId, boolean isReading) {}
