/**
 * Cars: their battery, what charging it loses, and what their driver wants. Pure physics, without
 * clock or network; the station that a car is plugged into moves its energy.
 */
@NullMarked
package org.voltide.simulator.car;

import org.jspecify.annotations.NullMarked;
