package org.voltide.ocpp.message;

/** The payload of a SEND: told once, never answered (OCPP 2.1 part 4, 4.2.5). */
public interface OneWay extends Message {}
