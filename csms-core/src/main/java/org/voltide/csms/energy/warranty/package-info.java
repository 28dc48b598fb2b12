/**
 * What vehicles have given back in their life, counted from the ledgers, and how much of what their
 * makers allow is left. Called through the REST API. Thread-safe.
 */
@NullMarked
package org.voltide.csms.energy.warranty;

import org.jspecify.annotations.NullMarked;
