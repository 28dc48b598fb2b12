package org.voltide.ocpp.message;

/** The payload of a CALLRESULT. */
public interface Response extends Message {}
