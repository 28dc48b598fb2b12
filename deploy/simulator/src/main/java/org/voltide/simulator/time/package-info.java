/**
 * Simulated time: a clock that may run faster than real time, the events that are due on it, and
 * the one thread on which the whole simulated world lives. Real time appears only where a network
 * needs it.
 */
@NullMarked
package org.voltide.simulator.time;

import org.jspecify.annotations.NullMarked;
