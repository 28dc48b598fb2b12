package org.voltide.csms.contractpool;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.cert.X509Certificate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.voltide.csms.authorities.Authorities;
import org.voltide.csms.ceremonies.OwnAuthorities;
import org.voltide.pki.profile.Role;
import org.voltide.pki.provisioning.Trust;
import org.voltide.pki.trust.Distrust;

/**
 * Whose signed contracts are taken: those of providers and provisioning services that are trusted,
 * and of this installation's. Blocks.
 */
@Singleton
class ProviderTrust {
  private final Supplier<Set<X509Certificate>> services;
  private final Supplier<Set<X509Certificate>> contracts;
  private final Supplier<Distrust> distrust;

  @Inject
  ProviderTrust(Authorities authorities, OwnAuthorities own) {
    this(
        () ->
            with(
                authorities.forProvisioning(),
                own.certificates(Role.V2G_ROOT, Role.CPS_SUB_1, Role.CPS_SUB_2)),
        () ->
            with(
                authorities.forContracts(),
                own.certificates(Role.MO_ROOT, Role.MO_SUB_1, Role.MO_SUB_2)),
        authorities::distrust);
  }

  ProviderTrust(
      Supplier<Set<X509Certificate>> services,
      Supplier<Set<X509Certificate>> contracts,
      Supplier<Distrust> distrust) {
    this.services = services;
    this.contracts = contracts;
    this.distrust = distrust;
  }

  private static Set<X509Certificate> with(Set<X509Certificate> others, Set<X509Certificate> own) {
    Set<X509Certificate> all = new HashSet<>(others);
    all.addAll(own);
    return all;
  }

  Trust services() {
    return new Trust(distrust.get().without(services.get()), Set.of());
  }

  Trust contracts() {
    return new Trust(distrust.get().without(contracts.get()), Set.of());
  }

  boolean isDistrusted(List<X509Certificate> certificates) {
    return distrust.get().in(certificates).isPresent();
  }
}
