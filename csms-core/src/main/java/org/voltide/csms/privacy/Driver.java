package org.voltide.csms.privacy;

import com.fasterxml.jackson.databind.node.TextNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A driver by the token that names him or her.
 *
 * @param key as tokens are compared: small letters, eMAIDs without hyphens
 * @param type of the token
 * @param spellings the token as stations wrote it, and how its provider calls the contract
 */
record Driver(String key, String type, List<String> spellings) {

  /** Where messages of OCPP and OCPI name the driver, up to the name itself. */
  private static final String BEFORE =
      "(\"(?:idToken|idTag|emaid|uid|contract_?id|visual_?number)\"\\s*:\\s*)";

  /** A regular expression of PostgreSQL, to be matched without regard to case. */
  String pattern() {
    return spellings.stream()
        .map(spelling -> literal(TextNode.valueOf(spelling).toString()))
        .collect(Collectors.joining("|", BEFORE + "(?:", ")"));
  }

  /** A regular expression of PostgreSQL for a part of a path. */
  String address() {
    return spellings.stream()
        .flatMap(text -> Stream.of(text, URLEncoder.encode(text, StandardCharsets.UTF_8)))
        .map(Driver::literal)
        .collect(Collectors.joining("|", "/(?:", ")(?=[/?]|$)"));
  }

  private static String literal(String text) {
    return text.replaceAll("([^\\p{Alnum}\\p{IsAlphabetic}\\s])", "\\\\$1");
  }
}
