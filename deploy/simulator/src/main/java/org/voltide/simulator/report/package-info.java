/**
 * What happened, from the side of the cars and the grid connections: the truth that the CSMS's
 * records are compared with. Confined to the world's loop.
 */
@NullMarked
package org.voltide.simulator.report;

import org.jspecify.annotations.NullMarked;
