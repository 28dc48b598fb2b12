package org.voltide.csms.tariffs.pricing;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;

/** An amount before tax, and the tax on it; negative to the driver. */
public record Money(BigDecimal beforeTaxes, BigDecimal tax) {
  static final Money NONE = new Money(BigDecimal.ZERO, BigDecimal.ZERO);

  /** What is paid. */
  @JsonProperty
  public BigDecimal afterTaxes() {
    return beforeTaxes.add(tax);
  }

  Money plus(Money other) {
    return new Money(beforeTaxes.add(other.beforeTaxes), tax.add(other.tax));
  }

  Money minus(Money other) {
    return new Money(beforeTaxes.subtract(other.beforeTaxes), tax.subtract(other.tax));
  }
}
