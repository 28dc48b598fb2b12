/**
 * Charging profiles as a station obeys them (OCPP 2.1 block K and Q): which it accepts, which one
 * leads, and what they allow together at any instant. Pure but for the store, which is confined to
 * the world's loop.
 */
@NullMarked
package org.voltide.simulator.profile;

import org.jspecify.annotations.NullMarked;
