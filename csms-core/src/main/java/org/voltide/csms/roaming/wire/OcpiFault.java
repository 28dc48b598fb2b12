package org.voltide.csms.roaming.wire;

/** Why a request of a partner is not answered as it wished; becomes its envelope. */
public final class OcpiFault extends RuntimeException {
  /** Done. */
  public static final int SUCCESS = 1000;

  private static final int PARAMETERS = 2001;
  private static final int TOO_LITTLE = 2002;
  private static final int UNKNOWN_LOCATION = 2003;
  private static final int UNKNOWN_TOKEN = 2004;
  private static final int SERVER = 3000;
  private static final int UNUSABLE = 3001;
  private static final int VERSION = 3002;
  private static final int ENDPOINTS = 3003;
  private static final int UNKNOWN_RECEIVER = 4001;

  private final int http;
  private final int status;

  private OcpiFault(int http, int status, String message) {
    super(message);
    this.http = http;
    this.status = status;
  }

  /** The body is no JSON. */
  public static OcpiFault unreadable(String message) {
    return new OcpiFault(400, PARAMETERS, message);
  }

  /** Readable, but wrong or incomplete. */
  public static OcpiFault invalid(String message) {
    return new OcpiFault(200, PARAMETERS, message);
  }

  public static OcpiFault tooLittle(String message) {
    return new OcpiFault(200, TOO_LITTLE, message);
  }

  public static OcpiFault unknownLocation(String id) {
    return new OcpiFault(200, UNKNOWN_LOCATION, "There is no location %s.".formatted(id));
  }

  public static OcpiFault unknownToken(String uid) {
    return new OcpiFault(200, UNKNOWN_TOKEN, "There is no token %s.".formatted(uid));
  }

  public static OcpiFault unauthorized() {
    return new OcpiFault(401, PARAMETERS, "The token is missing or unknown.");
  }

  public static OcpiFault notFound(String message) {
    return new OcpiFault(404, PARAMETERS, message);
  }

  public static OcpiFault notAllowed(String message) {
    return new OcpiFault(405, PARAMETERS, message);
  }

  public static OcpiFault tooLarge() {
    return new OcpiFault(413, PARAMETERS, "The request is too large.");
  }

  /** We failed. */
  public static OcpiFault server(String message) {
    return new OcpiFault(200, SERVER, message);
  }

  /** The API of the partner cannot be used. */
  public static OcpiFault unusable(String message) {
    return new OcpiFault(200, UNUSABLE, message);
  }

  public static OcpiFault noCommonVersion(String message) {
    return new OcpiFault(200, VERSION, message);
  }

  public static OcpiFault noEndpoints(String message) {
    return new OcpiFault(200, ENDPOINTS, message);
  }

  /** The message is for somebody who is not here. */
  public static OcpiFault unknownReceiver(String message) {
    return new OcpiFault(200, UNKNOWN_RECEIVER, message);
  }

  /** The status of HTTP. */
  public int http() {
    return http;
  }

  /** The status of OCPI. */
  public int status() {
    return status;
  }
}
