/**
 * What V2G would have brought at a site: its recorded sessions replayed against its prices, asked
 * for by operators and computed one at a time beside everything else. The same computation stands
 * behind {@code ./csms study}.
 */
@NullMarked
package org.voltide.csms.energy.study;

import org.jspecify.annotations.NullMarked;
