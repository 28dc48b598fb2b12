/**
 * The one table of what the CSMS may ask a station, and what every functional block needs of the
 * station it is part of. A block registers its answers in the {@link
 * org.voltide.simulator.desk.Desk}; what follows from an answer happens after it has left. Confined
 * to the world's loop.
 */
@NullMarked
package org.voltide.simulator.desk;

import org.jspecify.annotations.NullMarked;
