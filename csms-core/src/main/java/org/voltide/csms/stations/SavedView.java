package org.voltide.csms.stations;

import java.util.UUID;

/** A filter of the list of stations that a person gave a name. */
record SavedView(UUID id, String name, StationQuery filter) {}
