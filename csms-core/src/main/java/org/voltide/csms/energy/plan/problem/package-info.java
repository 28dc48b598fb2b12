/**
 * The mathematics of a site's plan, without the words: kilowatts, kilowatt hours and currency in
 * plain arrays, one convex problem that every engine solves. The checker does not use it.
 */
@NullMarked
package org.voltide.csms.energy.plan.problem;

import org.jspecify.annotations.NullMarked;
