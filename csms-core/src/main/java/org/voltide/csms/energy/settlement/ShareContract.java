package org.voltide.csms.energy.settlement;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
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

  /** Whether only the end differs. */
  boolean onlyEndsOtherwiseThan(ShareContract other) {
    return equalTo(other.siteId, other.name, other.basis, other.validFrom)
        && shares.driver().compareTo(other.shares.driver()) == 0
        && shares.fleet().compareTo(other.shares.fleet()) == 0
        && shares.siteHost().compareTo(other.shares.siteHost()) == 0
        && shares.operator().compareTo(other.shares.operator()) == 0;
  }

  private boolean equalTo(String site, String named, Basis shared, Instant from) {
    return siteId.equals(site)
        && name.equals(named)
        && basis == shared
        && Objects.equals(validFrom, from);
  }
}
