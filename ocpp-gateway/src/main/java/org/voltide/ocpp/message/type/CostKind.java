package org.voltide.ocpp.message.type;

/** What a relative cost measures. */
public enum CostKind {
  CarbonDioxideEmission,
  RelativePricePercentage,
  RenewableGenerationPercentage
}
