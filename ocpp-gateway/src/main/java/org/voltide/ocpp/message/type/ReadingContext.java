package org.voltide.ocpp.message.type;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Why a meter was read. */
public enum ReadingContext {
  @JsonProperty("Interruption.Begin")
  InterruptionBegin,
  @JsonProperty("Interruption.End")
  InterruptionEnd,
  Other,
  @JsonProperty("Sample.Clock")
  SampleClock,
  @JsonProperty("Sample.Periodic")
  SamplePeriodic,
  @JsonProperty("Transaction.Begin")
  TransactionBegin,
  @JsonProperty("Transaction.End")
  TransactionEnd,
  Trigger
}
