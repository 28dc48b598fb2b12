package org.voltide.csms.locallist;

import java.util.List;
import java.util.Optional;
import org.voltide.ocpp.codec.PayloadCodec;
import org.voltide.ocpp.fault.OcppFaultException;
import org.voltide.ocpp.message.OcppVersion;
import org.voltide.ocpp.message.locallist.AuthorizationData;
import org.voltide.ocpp.message.locallist.SendLocalListRequest;
import org.voltide.ocpp.message.locallist.UpdateType;
import org.voltide.ocpp.message.type.IdToken;

/**
 * What of a list a station can be given.
 *
 * @param leftOut how many entries its version cannot say or it has no room for
 */
record Fitting(List<AuthorizationData> entries, int leftOut) {

  /** The longest idTag of OCPP 1.6. */
  private static final int MOST_CHARACTERS_16 = 20;

  /** The first entries count most. */
  static Fitting of(List<AuthorizationData> all, OcppVersion version, Optional<Integer> room) {
    List<AuthorizationData> fitting =
        all.stream()
            .filter(entry -> isSayable(version, entry.idToken()))
            .limit(room.orElse(Integer.MAX_VALUE))
            .toList();
    return new Fitting(fitting, all.size() - fitting.size());
  }

  private static boolean isSayable(OcppVersion version, IdToken token) {
    if (version == OcppVersion.V1_6) {
      return token.idToken().length() <= MOST_CHARACTERS_16;
    }
    try {
      String said = PayloadCodec.of(version).write(naming(token));
      return !said.isEmpty();
    } catch (OcppFaultException unsayable) {
      return false;
    }
  }

  private static SendLocalListRequest naming(IdToken token) {
    return new SendLocalListRequest(
        1, UpdateType.Differential, List.of(new AuthorizationData(token, null, null)), null);
  }
}
