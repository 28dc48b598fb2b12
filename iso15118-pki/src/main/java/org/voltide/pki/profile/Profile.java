package org.voltide.pki.profile;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a certificate of one role has to look like. */
public record Profile(Role role, List<Rule> rules) {

  public Profile {
    rules = List.copyOf(rules);
  }

  /** The rule of this kind; empty when the profile leaves it open. */
  public <R extends Rule> Optional<R> rule(Class<R> kind) {
    return rules.stream().filter(kind::isInstance).map(kind::cast).findFirst();
  }

  /** The same with other keys and signatures, and of any size: what nobody has specified yet. */
  public Profile with(SignatureScheme scheme) {
    return new Profile(
        role,
        Stream.concat(
                Stream.of(new Rule.Scheme(scheme, "no standard yet")),
                rules.stream()
                    .filter(
                        rule -> !(rule instanceof Rule.Scheme || rule instanceof Rule.LargestSize)))
            .toList());
  }

  /** The scheme of its key and its issuer's signature. */
  public SignatureScheme scheme() {
    return rule(Rule.Scheme.class)
        .map(Rule.Scheme::scheme)
        .orElseThrow(() -> new IllegalStateException("A profile without a signature scheme"));
  }
}
