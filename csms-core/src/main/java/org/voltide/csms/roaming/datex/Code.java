package org.voltide.csms.roaming.datex;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A value of an enumeration.
 *
 * @param extendedValueG what the enumeration does not have, where the value is {@code extendedG}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Code(String value, @Nullable String extendedValueG) {

  static Code of(String value) {
    return new Code(value, null);
  }

  static Code extended(String value) {
    return new Code("extendedG", value);
  }
}
