package org.voltide.csms.roaming.partners;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The header Link (RFC 8288), as far as paging needs it. */
final class Links {
  private static final Pattern NEXT =
      Pattern.compile("<([^<>]*)>\\s*;[^<]*\\brel\\s*=\\s*\"?next\\b\"?", Pattern.CASE_INSENSITIVE);

  private Links() {}

  static Optional<String> next(String header) {
    Matcher matcher = NEXT.matcher(header);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
