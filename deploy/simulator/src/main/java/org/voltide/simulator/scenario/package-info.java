/**
 * What happens where: scenario files, what is wrong with them, and the stays they make of a day.
 * Pure but for reading files.
 */
@NullMarked
package org.voltide.simulator.scenario;

import org.jspecify.annotations.NullMarked;
