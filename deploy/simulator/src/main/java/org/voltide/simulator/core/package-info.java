/**
 * The public REST API as this program uses it: the clock it shares, what it registers before it
 * starts, the prices it publishes as the market, and the app in a driver's hand. Blocking; never
 * called on the world's loop.
 */
@NullMarked
package org.voltide.simulator.core;

import org.jspecify.annotations.NullMarked;
