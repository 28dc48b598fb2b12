package org.voltide.pki.profile;

/**
 * A rule that a certificate breaks.
 *
 * @param rule the rule, with its source
 * @param reason one sentence that says what it has instead
 */
public record Violation(Rule rule, String reason) {

  @Override
  public String toString() {
    return "%s (%s)".formatted(reason, rule.source());
  }
}
