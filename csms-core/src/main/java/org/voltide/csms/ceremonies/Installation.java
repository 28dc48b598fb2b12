package org.voltide.csms.ceremonies;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.voltide.pki.ceremony.Inventory;
import org.voltide.pki.ceremony.Rules;

/**
 * All authorities of this installation, as the API shows them.
 *
 * @param isOpen whether their keys can be used
 * @param organization absent before set-up, like profiles
 * @param crosses certificates by which roots vouch for others, in PEM
 * @param requests what others are to certify by label, PKCS#10 in PEM
 * @param people who may act in twos
 * @param publicAddress where it can be asked what is revoked
 * @param entries of the log
 * @param head of the log: who notes it elsewhere sees later whether lines are missing
 * @param seal the log's last one, when there is any
 */
record Installation(
    boolean isOpen,
    @Nullable String organization,
    @Nullable String profiles,
    boolean secondPerson,
    List<AuthorityView> authorities,
    List<String> crosses,
    Map<String, String> requests,
    Set<String> people,
    @Nullable URI publicAddress,
    long entries,
    String head,
    @Nullable SealView seal) {

  static Installation of(Inventory inventory, boolean isOpen, @Nullable URI publicAddress) {
    return new Installation(
        isOpen,
        inventory.rules().map(Rules::organization).orElse(null),
        inventory.rules().map(rules -> rules.pack().label()).orElse(null),
        inventory.rules().map(Rules::secondPerson).orElse(false),
        AuthorityView.of(inventory.authorities()),
        inventory.crosses().stream().map(cross -> AuthorityView.pem(List.of(cross))).toList(),
        inventory.requests(),
        inventory.people(),
        publicAddress,
        inventory.log().count(),
        inventory.log().head(),
        inventory.sealed().map(SealView::of).orElse(null));
  }
}
