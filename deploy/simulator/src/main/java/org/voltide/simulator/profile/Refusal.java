package org.voltide.simulator.profile;

/**
 * Why a profile is rejected.
 *
 * @param reasonCode one of the standard reason codes (OCPP 2.1 part 2, appendix 5)
 */
public record Refusal(String reasonCode, String detail) {}
