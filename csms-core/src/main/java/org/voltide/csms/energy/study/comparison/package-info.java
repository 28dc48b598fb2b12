/**
 * Compares strategies over sample periods of a recording: what each costs and breaks, how far it is
 * from the best there is, what other connections and more stations would change, and how many cars
 * a reserve market needs.
 */
@NullMarked
package org.voltide.csms.energy.study.comparison;

import org.jspecify.annotations.NullMarked;
