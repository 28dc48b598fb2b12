package org.voltide.csms.roaming.model;

/** How it was found that somebody may charge. */
public enum AuthMethod {
  AUTH_REQUEST,
  COMMAND,
  WHITELIST
}
