/**
 * Checks every plan before it leaves, and falls back to the safe plan when an engine fails. The
 * checker shares no code with the engines.
 */
@NullMarked
package org.voltide.csms.energy.plan.check;

import org.jspecify.annotations.NullMarked;
