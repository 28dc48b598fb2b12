package org.voltide.csms.authorization;

import java.util.Optional;
import java.util.UUID;
import org.voltide.ocpp.message.type.AuthorizationStatus;

/** A token that an operator registered. */
public record RegisteredToken(UUID id, AuthorizationStatus status, Optional<UUID> vehicle) {}
