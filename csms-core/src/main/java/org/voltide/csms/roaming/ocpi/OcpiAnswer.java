package org.voltide.csms.roaming.ocpi;

import java.util.Map;

/**
 * What is answered.
 *
 * @param status of OCPI
 * @param body an envelope of OCPI in JSON
 */
public record OcpiAnswer(
    int http, int status, String message, Map<String, String> headers, String body) {}
