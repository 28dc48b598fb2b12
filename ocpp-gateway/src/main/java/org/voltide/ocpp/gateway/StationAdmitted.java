package org.voltide.ocpp.gateway;

import java.net.InetSocketAddress;
import java.util.Set;
import org.voltide.ocpp.fault.Finding;

/**
 * Tells the last handler whom the admission let in; credentials end with the admission.
 *
 * @param strict whether deviations are refused
 * @param findings what was forgiven in the request
 */
record StationAdmitted(
    String stationId,
    int securityProfile,
    InetSocketAddress remote,
    Admission.Admitted terms,
    boolean strict,
    Set<Finding> findings) {}
