package org.voltide.csms.upstream;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Paths below an address that are not as published. In them {@code {ca}} is the authority's label,
 * {@code {edition}} such as {@code ISO15118-2}, {@code {algorithm}} such as {@code secp256r1}.
 */
record Paths(
    @Nullable @Size(max = 500) @Pattern(regexp = PATH) String enrol,
    @Nullable @Size(max = 500) @Pattern(regexp = PATH) String reenrol,
    @Nullable @Size(max = 500) @Pattern(regexp = PATH) String authorities,
    @Nullable @Size(max = 500) @Pattern(regexp = PATH) String contracts) {

  /** No character that an address may not have. */
  private static final String PATH = "/[A-Za-z0-9/._~:@!$&'()*+,;=%?{}-]*";

  /** These, and the published ones where one is absent. */
  Places or(Places published) {
    return new Places(
        Optional.ofNullable(enrol).orElse(published.enrol()),
        Optional.ofNullable(reenrol).orElse(published.reenrol()),
        Optional.ofNullable(authorities).orElse(published.authorities()),
        Optional.ofNullable(contracts).orElse(published.contracts()));
  }
}
