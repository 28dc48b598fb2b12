package org.voltide.ocpp.message;

/** Any OCPP payload. Implementations are records whose components carry their constraints. */
public interface Message {}
