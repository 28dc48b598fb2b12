package org.voltide.ocpp.message;

/**
 * The payload of a CALL.
 *
 * @param <R> the payload of its CALLRESULT
 */
public interface Request<R extends Response> extends Message {}
