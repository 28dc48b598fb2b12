package org.voltide.pki.ceremony;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import org.voltide.pki.audit.Entry;
import org.voltide.pki.authority.Pointers;
import org.voltide.pki.profile.ProfilePack;

/**
 * What was agreed when an installation was set up.
 *
 * @param organization whose authorities these are
 * @param pack how certificates look
 * @param pointers where their revocation can be asked for
 * @param secondPerson whether acts of roots and authorities need two people
 */
public record Rules(
    String organization, ProfilePack pack, Pointers pointers, boolean secondPerson) {

  SequencedMap<String, String> details() {
    SequencedMap<String, String> details = new LinkedHashMap<>();
    details.put("organization", organization);
    details.put("profiles", pack.label());
    details.put("ocsp", pointers.ocsp().map(URI::toString).orElse(""));
    details.put("crl", pointers.crl().map(URI::toString).orElse(""));
    details.put("second-person", Boolean.toString(secondPerson));
    return details;
  }

  static Rules of(Entry entry) {
    return new Rules(
        entry.detail("organization"),
        ProfilePack.labelled(entry.detail("profiles"))
            .orElseThrow(() -> new IllegalArgumentException("Unknown profiles")),
        new Pointers(address(entry.detail("ocsp")), address(entry.detail("crl"))),
        Boolean.parseBoolean(entry.detail("second-person")));
  }

  private static Optional<URI> address(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(URI.create(text));
  }
}
