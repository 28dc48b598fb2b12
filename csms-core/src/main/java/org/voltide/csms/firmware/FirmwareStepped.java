package org.voltide.csms.firmware;

/** A station said how far its update is; committed. */
record FirmwareStepped(String stationId) {}
