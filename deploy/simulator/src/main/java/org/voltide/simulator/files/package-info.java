/** Files that a station fetches and hands over by HTTP, on loopback alone. Thread-safe. */
@NullMarked
package org.voltide.simulator.files;

import org.jspecify.annotations.NullMarked;
