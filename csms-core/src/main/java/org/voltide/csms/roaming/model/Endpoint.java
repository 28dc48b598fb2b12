package org.voltide.csms.roaming.model;

/**
 * Where a module of a party is.
 *
 * @param identifier such as {@code locations}
 * @param role SENDER of what it owns, or RECEIVER
 */
public record Endpoint(String identifier, String role, String url) {}
