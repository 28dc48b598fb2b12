package org.voltide.csms.energy.settlement;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a site's driver, fleet, host and operator share what control brings.
 *
 * @param basis what is shared
 * @param validFrom for sessions that begin from then on
 * @param validUntil and before this; for ever when absent
 */
public record ShareContract(
    @NotBlank @Size(max = 40) String siteId,
    @NotBlank @Size(max = 200) String name,
    @NotNull Basis basis,
    @NotNull Instant validFrom,
    @Nullable Instant validUntil,
    @NotNull @Valid Shares shares) {

  /** What is shared. */
  public enum Basis {
    /** Less paid than charging without control would have cost, wear counted. */
    SAVING {
      @Override
      BigDecimal amount(BigDecimal saving, BigDecimal revenue) {
        return saving;
      }
    },
    /** What energy given back earned. */
    REVENUE {
      @Override
      BigDecimal amount(BigDecimal saving, BigDecimal revenue) {
        return revenue;
      }
    };

    abstract BigDecimal amount(BigDecimal saving, BigDecimal revenue);
  }

  /** Whether it goes on after that. */
  boolean endsAfter(Instant began) {
    return validUntil == null || began.isBefore(validUntil);
  }

  /** Whether nothing but the end differs. */
  boolean onlyEndsOtherwiseThan(ShareContract other) {
    return siteId.equals(other.siteId)
        && name.equals(other.name)
        && basis == other.basis
        && validFrom.equals(other.validFrom)
        && shares.areLike(other.shares);
  }
}
