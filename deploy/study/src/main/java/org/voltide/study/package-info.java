/**
 * {@code ./csms study}: what bidirectional charging would have brought. Recorded sessions are
 * replayed against real prices with the product's own planner; the result is a report and a table.
 */
@NullMarked
package org.voltide.study;

import org.jspecify.annotations.NullMarked;
