package org.voltide.csms.authorization;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.voltide.ocpp.message.type.IdTokenInfo;

/** Asks roaming partners about tokens that are not registered here. Zero or one bean. */
public interface RoamingAuthorizer {

  /**
   * Whether some partner vouches for a token; empty when none knows it. An answer that takes longer
   * than {@link AuthorizationSettings#roamingPatience} is not waited for.
   */
  CompletionStage<Optional<IdTokenInfo>> ask(Presented presented);
}
