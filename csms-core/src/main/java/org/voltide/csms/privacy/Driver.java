package org.voltide.csms.privacy;

import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A driver by the token that names him or her.
 *
 * @param key as tokens are compared: small letters, eMAIDs without hyphens
 * @param type of the token
 * @param spellings the token as stations wrote it
 */
record Driver(String key, String type, List<String> spellings) {

  /** Where messages of any version name the driver, up to the name itself. */
  private static final String BEFORE = "(\"(?:idToken|idTag|emaid)\"\\s*:\\s*)";

  /** A regular expression of PostgreSQL, to be matched without regard to case. */
  String pattern() {
    return spellings.stream()
        .map(spelling -> literal(TextNode.valueOf(spelling).toString()))
        .collect(Collectors.joining("|", BEFORE + "(?:", ")"));
  }

  private static String literal(String text) {
    return text.replaceAll("([^\\p{Alnum}\\p{IsAlphabetic}\\s])", "\\\\$1");
  }
}
