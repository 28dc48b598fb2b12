package org.voltide.csms.authorization;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.type.AdditionalInfo;
import org.voltide.ocpp.message.type.IdToken;

/**
 * A token as operators name it: by its value and its type in OCPP.
 *
 * @param additionalInfo told to the station, for instance the last digits of a payment card (OCPP
 *     2.1 C24.FR.01); nothing is decided by it
 */
public record NamedToken(
    @NotBlank @Size(max = 255) String idToken,
    @NotBlank @Size(max = 20) String type,
    @Nullable @Size(min = 1, max = 4) List<@NotNull @Valid More> additionalInfo) {

  /** One more identifier beside it. */
  public record More(
      @NotBlank @Size(max = 255) String additionalIdToken, @NotBlank @Size(max = 50) String type) {}

  public NamedToken(String idToken, String type) {
    this(idToken, type, null);
  }

  public IdToken toOcpp() {
    List<AdditionalInfo> more =
        additionalInfo == null
            ? null
            : additionalInfo.stream()
                .map(info -> new AdditionalInfo(info.additionalIdToken(), info.type(), null))
                .toList();
    return new IdToken(idToken, type, more, null);
  }
}
