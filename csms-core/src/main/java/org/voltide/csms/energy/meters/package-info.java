/**
 * What sites' own meters said of load and PV, and what others forecast: pushed readings, a
 * station's main meter, files, and HTTP sources that are fetched again and again; kept as quarter
 * hours.
 */
@NullMarked
package org.voltide.csms.energy.meters;

import org.jspecify.annotations.NullMarked;
