package org.voltide.ocpp.message;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** An action of any version: who may call it, and the payloads it takes. */
public sealed interface OcppAction permits Action, Action16 {

  /** As on the wire. */
  String name();

  boolean fromStation();

  boolean toStation();

  Class<? extends Message> requestType();

  /** Empty for a SEND. */
  Optional<Class<? extends Response>> responseType();

  /** All that a version has. */
  static List<OcppAction> in(OcppVersion version) {
    return version == OcppVersion.V1_6
        ? List.of(Action16.values())
        : Arrays.stream(Action.values())
            .filter(action -> action.isIn(version))
            .map(OcppAction.class::cast)
            .toList();
  }

  /** The action of that name in a version, if it has one. */
  static Optional<? extends OcppAction> named(String name, OcppVersion version) {
    return version == OcppVersion.V1_6
        ? Action16.named(name)
        : Action.named(name).filter(action -> action.isIn(version));
  }

  /** The action whose CALL or SEND carries this payload. */
  static OcppAction of(Message payload) {
    Optional<Action16> action = Action16.of(payload);
    return action.isPresent() ? action.get() : Action.of(payload);
  }
}
