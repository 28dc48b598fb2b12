/**
 * What operators have many stations do at once: with a rate, what became of each, and another turn
 * for those that failed.
 */
@NullMarked
package org.voltide.csms.bulk;

import org.jspecify.annotations.NullMarked;
