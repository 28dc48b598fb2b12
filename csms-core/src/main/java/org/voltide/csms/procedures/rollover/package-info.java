/**
 * The gateway's certificate from a new root: stations get the new root first, the gateway changes
 * when they have it, and the old root stays on them until an operator ends it.
 */
@NullMarked
package org.voltide.csms.procedures.rollover;

import org.jspecify.annotations.NullMarked;
