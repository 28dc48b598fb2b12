/**
 * Every frame in and out, for operators. Adding never waits; one thread writes in batches, and what
 * does not fit in memory is counted and lost.
 */
@NullMarked
package org.voltide.csms.messagelog;

import org.jspecify.annotations.NullMarked;
