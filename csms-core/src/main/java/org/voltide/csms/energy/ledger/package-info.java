/**
 * What a session's energy cost, earned, lost and wore: meter registers split into quarter hours,
 * valued, and set against charging without control. Ledgers are only added to; docs/settlement.md
 * defines each figure. Pure except the stores; {@code energy.control} calls it.
 */
@NullMarked
package org.voltide.csms.energy.ledger;

import org.jspecify.annotations.NullMarked;
