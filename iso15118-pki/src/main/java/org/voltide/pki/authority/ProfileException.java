package org.voltide.pki.authority;

import java.security.GeneralSecurityException;
import java.util.List;
import java.util.stream.Collectors;
import org.voltide.pki.profile.Violation;

/** What was to be certified breaks its profile; the message says how, and where the rule is. */
public final class ProfileException extends GeneralSecurityException {
  private static final long serialVersionUID = 1;

  ProfileException(List<Violation> violations) {
    super(violations.stream().map(Violation::toString).collect(Collectors.joining("; ")));
  }
}
