/**
 * Roots that are followed by others: stations get the new root first, then what comes from it
 * changes, and the old root stays on them until an operator ends it. One is the root of the
 * gateway's certificate, the other that of what cars see.
 */
@NullMarked
package org.voltide.csms.procedures.rollover;

import org.jspecify.annotations.NullMarked;
