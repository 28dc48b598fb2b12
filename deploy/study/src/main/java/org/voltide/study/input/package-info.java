/**
 * What a study reads: recorded sessions and prices as CSV. A price file is taken whole or refused
 * with a sentence; of a session file, rows that make no sense are left out and counted by reason.
 */
@NullMarked
package org.voltide.study.input;

import org.jspecify.annotations.NullMarked;
