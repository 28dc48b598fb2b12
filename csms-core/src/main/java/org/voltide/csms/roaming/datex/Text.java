package org.voltide.csms.roaming.datex;

import java.util.List;

/** A MultilingualString, in one language. */
record Text(List<Value> values) {

  record Value(String lang, String value) {}

  static Text of(String language, String value) {
    return new Text(List.of(new Value(language, value)));
  }
}
