/** Contracts of cars that Plug and Charge, and who issues them in a simulation. */
@NullMarked
package org.voltide.simulator.contracts;

import org.jspecify.annotations.NullMarked;
