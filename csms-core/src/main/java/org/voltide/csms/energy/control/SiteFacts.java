package org.voltide.csms.energy.control;

/** What planning needs to know of a site; limits and base load in W. */
record SiteFacts(String id, double importLimitW, double exportLimitW, double baseLoadW) {

  SiteFacts withMoreBaseLoad(double powerW) {
    return new SiteFacts(id, importLimitW, exportLimitW, baseLoadW + powerW);
  }
}
