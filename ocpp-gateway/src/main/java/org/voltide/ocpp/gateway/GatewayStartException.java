package org.voltide.ocpp.gateway;

/**
 * The gateway cannot start, or not go on with new keys; the message is one sentence for an
 * operator.
 */
public final class GatewayStartException extends RuntimeException {
  private static final long serialVersionUID = 1;

  GatewayStartException(String message, Throwable cause) {
    super(message, cause);
  }
}
