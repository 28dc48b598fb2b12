/** Battery swapping (OCPP 2.1 block S): slots with batteries, and who takes one for another. */
@NullMarked
package org.voltide.simulator.swap;

import org.jspecify.annotations.NullMarked;
