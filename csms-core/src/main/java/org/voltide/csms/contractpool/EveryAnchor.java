package org.voltide.csms.contractpool;

import jakarta.inject.Singleton;
import java.security.cert.X509Certificate;
import java.util.HashSet;
import java.util.Set;
import org.voltide.csms.authorities.Authorities;
import org.voltide.csms.ceremonies.OwnAuthorities;
import org.voltide.pki.profile.Role;
import org.voltide.pki.provisioning.Trust;

/** All that anybody here trusts for anything: enough to explain a message, not to act on it. */
@Singleton
class EveryAnchor {
  private final Authorities others;
  private final OwnAuthorities own;

  EveryAnchor(Authorities others, OwnAuthorities own) {
    this.others = others;
    this.own = own;
  }

  Trust now() {
    Set<X509Certificate> anchors = new HashSet<>(others.forContracts());
    anchors.addAll(others.forVehicles());
    anchors.addAll(own.certificates(Role.values()));
    return new Trust(others.distrust().without(anchors), Set.of());
  }
}
