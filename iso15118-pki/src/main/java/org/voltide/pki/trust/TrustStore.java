package org.voltide.pki.trust;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The anchors of one ecosystem by purpose: an anchor for contracts never validates a station.
 *
 * @param ecosystem for example a market's root programme, or a private one
 * @param distrust who is not believed, anchor or below one
 */
public record TrustStore(
    String ecosystem, Map<Purpose, Set<X509Certificate>> anchors, Distrust distrust) {

  public TrustStore {
    Map<Purpose, Set<X509Certificate>> copy = new EnumMap<>(Purpose.class);
    anchors.forEach((purpose, certificates) -> copy.put(purpose, Set.copyOf(certificates)));
    anchors = Map.copyOf(copy);
  }

  /** One that distrusts nobody. */
  public TrustStore(String ecosystem, Map<Purpose, Set<X509Certificate>> anchors) {
    this(ecosystem, anchors, Distrust.NONE);
  }

  /** One that trusts nobody yet. */
  public static TrustStore of(String ecosystem) {
    return new TrustStore(ecosystem, Map.of());
  }

  /** Whom to trust for a purpose; maybe nobody. */
  public Set<X509Certificate> anchors(Purpose purpose) {
    return distrust.without(anchors.getOrDefault(purpose, Set.of()));
  }

  /**
   * The store with one more anchor. When a root is replaced, old and new stand side by side.
   *
   * @throws IllegalArgumentException when the certificate is no authority's
   */
  public TrustStore with(Purpose purpose, X509Certificate anchor) {
    if (anchor.getBasicConstraints() < 0) {
      throw new IllegalArgumentException("An anchor is an authority's certificate");
    }
    Set<X509Certificate> more = new HashSet<>(anchors.getOrDefault(purpose, Set.of()));
    more.add(anchor);
    return with(purpose, more);
  }

  /** The store without that anchor for that purpose. */
  public TrustStore without(Purpose purpose, X509Certificate anchor) {
    Set<X509Certificate> fewer = new HashSet<>(anchors.getOrDefault(purpose, Set.of()));
    fewer.remove(anchor);
    return with(purpose, fewer);
  }

  private TrustStore with(Purpose purpose, Set<X509Certificate> certificates) {
    Map<Purpose, Set<X509Certificate>> changed = new EnumMap<>(Purpose.class);
    changed.putAll(anchors);
    changed.put(purpose, certificates);
    return new TrustStore(ecosystem, changed, distrust);
  }

  /** The store that believes these authorities no more. */
  public TrustStore distrusting(Distrust distrusted) {
    return new TrustStore(ecosystem, anchors, distrusted);
  }

  /** An anchor that ends, or has ended. */
  public record Ending(String ecosystem, Purpose purpose, X509Certificate anchor, Instant until) {}

  /** The anchors that end within that time from now, those that end first at first. */
  public List<Ending> ending(Instant now, Duration within) {
    Instant last = now.plus(within);
    return anchors.entrySet().stream()
        .flatMap(
            entry ->
                entry.getValue().stream()
                    .map(
                        anchor ->
                            new Ending(
                                ecosystem,
                                entry.getKey(),
                                anchor,
                                anchor.getNotAfter().toInstant())))
        .filter(ending -> !ending.until().isAfter(last))
        .sorted(Comparator.comparing(Ending::until).thenComparing(Ending::purpose))
        .toList();
  }
}
