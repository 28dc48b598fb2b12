/**
 * Where power flows inside a site: transformers, feeders and circuits below its grid connection
 * with their limits, and the group and phases of each EVSE. Written through the REST API, read by
 * planning. Thread-safe.
 */
@NullMarked
package org.voltide.csms.sites.wiring;

import org.jspecify.annotations.NullMarked;
