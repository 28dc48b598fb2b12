/**
 * Limits that a grid operator, an aggregator or the owner of a building imposes on a site or one of
 * its groups over time, each source with a priority. Told through the REST API, kept by every plan.
 * Thread-safe.
 */
@NullMarked
package org.voltide.csms.energy.imposed;

import org.jspecify.annotations.NullMarked;
