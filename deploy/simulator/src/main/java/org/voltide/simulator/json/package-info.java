/** How this program reads records: what is not {@code @Nullable} must be there. */
@NullMarked
package org.voltide.simulator.json;

import org.jspecify.annotations.NullMarked;
