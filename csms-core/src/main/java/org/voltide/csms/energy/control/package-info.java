/**
 * Steers every site: plans when something happens, sends each car its profile, watches whether the
 * station follows, and settles what has flowed. One cycle per site at a time; sites in parallel on
 * virtual threads. State lives in the database, so a restart goes on where it stopped.
 */
@NullMarked
package org.voltide.csms.energy.control;

import org.jspecify.annotations.NullMarked;
