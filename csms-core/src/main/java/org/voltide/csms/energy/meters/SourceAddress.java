package org.voltide.csms.energy.meters;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * Where values are fetched from.
 *
 * @param url HTTP or HTTPS, without user and password
 * @param everyMinutes pause between fetches
 */
public record SourceAddress(
    @NotNull
        @Size(max = 2_000)
        @Pattern(
            regexp = "https?://[^/?#@\\s]+([/?#]\\S*)?",
            message = "must be an http or https address without user and password")
        String url,
    @NotNull Format format,
    @NotNull @Min(1) @Max(1_440) Integer everyMinutes) {

  /** How values are written. */
  public enum Format {
    /** As in uploaded files. */
    CSV,
    /** An array of objects with {@code start} and one value. */
    JSON
  }
}
