package org.voltide.ocpp.gateway;

import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * Somebody was kept out.
 *
 * @param reason one of TLS_FAILED, UNKNOWN_STATION, WRONG_CREDENTIALS, CERTIFICATE_REFUSED and
 *     DOWNGRADE_REFUSED
 * @param stationId who it claimed to be; empty when it did not come so far
 * @param securityProfile 0 to 3, see {@link ConnectionAttempt#securityProfile}
 * @param detail for an operator, one sentence without secrets
 */
public record Refusal(
    GatewayEvent reason,
    Optional<String> stationId,
    int securityProfile,
    InetSocketAddress remote,
    String detail) {}
