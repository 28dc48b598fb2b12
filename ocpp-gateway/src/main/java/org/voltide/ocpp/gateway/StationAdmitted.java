package org.voltide.ocpp.gateway;

import java.net.InetSocketAddress;

/** Tells the last handler whom the admission let in; credentials end with the admission. */
record StationAdmitted(
    String stationId,
    int securityProfile,
    InetSocketAddress remote,
    long epoch,
    boolean renewOnly) {}
