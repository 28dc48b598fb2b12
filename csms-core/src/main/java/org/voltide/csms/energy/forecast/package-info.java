/**
 * What is to come: power of a building and of its PV, learned from what was measured, and the cars
 * that usually arrive. Pure, without clock and chance; used by planning and by the study alike.
 */
@NullMarked
package org.voltide.csms.energy.forecast;

import org.jspecify.annotations.NullMarked;
