package org.voltide.csms.energy.control;

import java.time.ZoneId;
import org.voltide.csms.sites.wiring.Wiring;

/** What planning needs to know of a site; limits and base load of its grid connection in W. */
record SiteFacts(
    String id,
    ZoneId zone,
    double importLimitW,
    double exportLimitW,
    double baseLoadW,
    Wiring wiring) {}
