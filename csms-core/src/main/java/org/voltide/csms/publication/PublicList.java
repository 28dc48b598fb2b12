package org.voltide.csms.publication;

import java.time.Instant;
import java.util.List;
import org.voltide.pki.authority.RevocationList;

/**
 * A list of revoked certificates that is given out.
 *
 * @param revoked who is on it
 * @param until when the next one is made
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record PublicList(byte[] der, List<RevocationList.Revoked> revoked, Instant until) {
  PublicList {
    revoked = List.copyOf(revoked);
  }

  boolean isOf(List<RevocationList.Revoked> others) {
    return revoked.equals(others);
  }
}
