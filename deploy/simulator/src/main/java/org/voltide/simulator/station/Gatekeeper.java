package org.voltide.simulator.station;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.authorization.AuthorizeRequest;
import org.voltide.ocpp.message.authorization.AuthorizeResponse;
import org.voltide.ocpp.message.type.AuthorizationStatus;
import org.voltide.ocpp.message.type.EnergyTransferMode;
import org.voltide.ocpp.message.type.IdToken;
import org.voltide.ocpp.message.type.IdTokenInfo;
import org.voltide.ocpp.message.type.Tariff;
import org.voltide.simulator.authorization.TokenBook;
import org.voltide.simulator.contracts.Contracts;
import org.voltide.simulator.contracts.Provisioning;
import org.voltide.simulator.desk.Host;
import org.voltide.simulator.device.Key;

/**
 * Whether a token may charge: asked, known, or given the benefit of the doubt (OCPP 2.1 C). The
 * station leaves it to the CSMS to judge the chain of a contract (C07.FR.06).
 *
 * @param contracts those that cars here were made with
 * @param provisioning those that cars here asked for
 */
record Gatekeeper(Host host, TokenBook tokens, Contracts contracts, Provisioning provisioning) {
  private static final String AUTH = "AuthCtrlr";
  private static final Key ENABLED = Key.of(AUTH, "Enabled");
  private static final Key PRE_AUTHORIZE = Key.of(AUTH, "LocalPreAuthorize");
  private static final Key OFFLINE = Key.of(AUTH, "LocalAuthorizeOffline");
  private static final Key UNKNOWN_OFFLINE = Key.of(AUTH, "OfflineTxForUnknownIdEnabled");
  private static final Key NEVER_ASK = Key.of(AUTH, "DisableRemoteAuthorization");

  /** Somebody may charge. */
  record Admitted(
      IdToken token,
      @Nullable IdToken group,
      Optional<Tariff> tariff,
      Optional<List<EnergyTransferMode>> allowed) {
    static Admitted unknown(IdToken token) {
      return new Admitted(token, null, Optional.empty(), Optional.empty());
    }

    static Admitted known(IdToken token, IdTokenInfo info) {
      return new Admitted(token, info.groupIdToken(), Optional.empty(), Optional.empty());
    }
  }

  /**
   * Finds out.
   *
   * @param refused is told when he may not
   * @param unclear is told when the CSMS gave no answer, so that it is worth asking again
   */
  void ask(IdToken token, Consumer<Admitted> admitted, Runnable refused, Runnable unclear) {
    if (!host.model().on(ENABLED)) {
      admitted.accept(Admitted.unknown(token));
      return;
    }
    Optional<IdTokenInfo> known = tokens.known(token);
    boolean online = host.uplink().online();
    boolean locally = host.model().on(online ? PRE_AUTHORIZE : OFFLINE);
    if (locally && known.filter(Gatekeeper::accepted).isPresent()) {
      admitted.accept(Admitted.known(token, known.get()));
    } else if (!online) {
      offline(token, known.filter(info -> locally), admitted, refused);
    } else if (host.model().on(NEVER_ASK)) {
      refused.run();
    } else {
      askCsms(token, admitted, refused, unclear);
    }
  }

  /** C13, C15: who is known to be refused is; who is not known may charge if that is allowed. */
  private void offline(
      IdToken token, Optional<IdTokenInfo> known, Consumer<Admitted> admitted, Runnable refused) {
    if (known.isEmpty() && host.model().on(UNKNOWN_OFFLINE)) {
      admitted.accept(Admitted.unknown(token));
    } else {
      refused.run();
    }
  }

  private void askCsms(
      IdToken token, Consumer<Admitted> admitted, Runnable refused, Runnable unclear) {
    host.uplink()
        .call(
            new AuthorizeRequest(token, chain(token), null, null),
            AuthorizeResponse.class,
            answer -> {
              tokens.learned(token, answer.idTokenInfo());
              if (accepted(answer.idTokenInfo())) {
                admitted.accept(
                    new Admitted(
                        token,
                        answer.idTokenInfo().groupIdToken(),
                        Optional.ofNullable(answer.tariff()),
                        Optional.ofNullable(answer.allowedEnergyTransfer())));
              } else {
                refused.run();
              }
            },
            why -> {
              if (why.equals("offline")) {
                offline(token, tokens.known(token), admitted, refused);
              } else {
                unclear.run();
              }
            });
  }

  private @Nullable String chain(IdToken token) {
    return provisioning
        .chain(token.idToken())
        .or(() -> Optional.ofNullable(contracts.chains().get(token.idToken())))
        .orElse(null);
  }

  static boolean accepted(IdTokenInfo info) {
    return info.status() == AuthorizationStatus.Accepted;
  }
}
