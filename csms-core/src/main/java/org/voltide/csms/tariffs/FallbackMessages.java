package org.voltide.csms.tariffs;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.devicemodel.VariableSetting;

/**
 * What a station shows while it knows no better: texts by language (RFC 5646), under the empty one
 * what everybody else reads. What is absent stays as it is.
 *
 * @param tariff to who has no tariff of his own (OCPP 2.x I04)
 * @param offlineTariff the same while nobody can be asked; only stations of OCPP 2.1 have it
 * @param totalCost to who leaves while the cost is unknown (I05)
 */
record FallbackMessages(
    @Nullable Map<@Pattern(regexp = LANGUAGE) String, @NotBlank @Size(max = 255) String> tariff,
    @Nullable Map<@Pattern(regexp = LANGUAGE) String, @NotBlank @Size(max = 255) String>
        offlineTariff,
    @Nullable Map<@Pattern(regexp = LANGUAGE) String, @NotBlank @Size(max = 255) String>
        totalCost) {
  private static final String LANGUAGE = "([A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,3})?";

  /** The variables that make a station show them. */
  Stream<VariableSetting> settings() {
    return Stream.of(
            settings("TariffFallbackMessage", tariff),
            settings("OfflineTariffFallbackMessage", offlineTariff),
            settings("TotalCostFallbackMessage", totalCost))
        .flatMap(all -> all);
  }

  private static Stream<VariableSetting> settings(
      String variable, @Nullable Map<String, String> texts) {
    return texts == null
        ? Stream.of()
        : texts.entrySet().stream()
            .map(
                text ->
                    new VariableSetting(
                        "TariffCostCtrlr",
                        null,
                        null,
                        null,
                        variable,
                        text.getKey().isEmpty() ? null : text.getKey(),
                        null,
                        text.getValue()));
  }
}
