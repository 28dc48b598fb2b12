package org.voltide.csms.contractpool;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.cert.X509Certificate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.voltide.csms.authorities.Authorities;
import org.voltide.csms.ceremonies.OwnAuthorities;
import org.voltide.pki.profile.Role;
import org.voltide.pki.provisioning.Trust;
import org.voltide.pki.trust.Distrust;
import org.voltide.pki.trust.Purpose;
import org.voltide.pki.trust.TrustStore;

/** Whose cars get contracts: of manufacturers that are trusted, and of this installation's. */
@Singleton
class CarTrust {
  private final Supplier<Set<X509Certificate>> others;
  private final OwnAuthorities own;
  private final Supplier<Distrust> distrust;
  private volatile Known known = new Known(Set.of(), new Trust(Set.of(), Set.of()));

  /** Reading anchors costs more than comparing them, and trust remembers whom it followed. */
  private record Known(Set<X509Certificate> anchors, Trust trust) {}

  @Inject
  CarTrust(Authorities authorities, OwnAuthorities own) {
    this(authorities::forVehicles, own, authorities::distrust);
  }

  CarTrust(Supplier<Set<X509Certificate>> others, OwnAuthorities own, Supplier<Distrust> distrust) {
    this.others = others;
    this.own = own;
    this.distrust = distrust;
  }

  Trust now() {
    Set<X509Certificate> anchors = distrust.get().without(anchors());
    Known last = known;
    if (!last.anchors().equals(anchors)) {
      last = new Known(Set.copyOf(anchors), new Trust(anchors, Set.of()));
      known = last;
    }
    return last.trust();
  }

  /** The same as a store. */
  TrustStore store() {
    return new TrustStore("vehicles", Map.of(Purpose.VEHICLES, anchors()), distrust.get());
  }

  private Set<X509Certificate> anchors() {
    Set<X509Certificate> all = new HashSet<>(others.get());
    all.addAll(own.certificates(Role.OEM_ROOT, Role.OEM_SUB_1, Role.OEM_SUB_2));
    return all;
  }

  /** Whose contracts may be renewed with a contract: this installation's. */
  Trust contracts() {
    return new Trust(distrust.get().without(own.certificates(Role.MO_SUB_2)), Set.of());
  }

  /** Whether an authority that signed a certificate of the chain is distrusted. */
  boolean isDistrusted(List<X509Certificate> chain) {
    return distrust.get().in(chain).isPresent();
  }

  /** Whether one of this installation's authorities took a certificate of the chain back. */
  boolean isRevoked(List<X509Certificate> chain) {
    return own.readable().stream()
        .anyMatch(inventory -> chain.stream().anyMatch(inventory::isRevoked));
  }
}
