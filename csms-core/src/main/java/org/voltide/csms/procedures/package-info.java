/**
 * Procedures over certificates that people are guided through: what was found when one began, its
 * steps in their order, and who did which when. Each step is an act that exists elsewhere, or a
 * person's; nothing is hidden behind them.
 */
@NullMarked
package org.voltide.csms.procedures;

import org.jspecify.annotations.NullMarked;
