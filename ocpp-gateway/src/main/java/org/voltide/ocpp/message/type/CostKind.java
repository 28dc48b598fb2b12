package org.voltide.ocpp.message.type;

/** DOC */
public enum CostKind {
  CarbonDioxideEmission,
  RelativePricePercentage,
  RenewableGenerationPercentage
}
