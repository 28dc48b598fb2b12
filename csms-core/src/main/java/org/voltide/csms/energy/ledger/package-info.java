/**
 * What a session's energy cost, earned and wore: meter registers split into quarter hours, priced,
 * and set against charging without control. Pure except the store; {@code energy.control} calls it.
 */
@NullMarked
package org.voltide.csms.energy.ledger;

import org.jspecify.annotations.NullMarked;
