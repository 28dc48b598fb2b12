package org.voltide.csms.authorization;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.voltide.ocpp.message.type.IdToken;

/** A token as operators name it: by its value and its type in OCPP. */
public record NamedToken(
    @NotBlank @Size(max = 255) String idToken, @NotBlank @Size(max = 20) String type) {

  public IdToken toOcpp() {
    return new IdToken(idToken, type, null, null);
  }
}
