/**
 * What charging costs and why, line by line: tariffs as OCPI 2.2.1 and 2.3.0 mean them, in exact
 * decimals. Pure: no clock, no database.
 */
@NullMarked
package org.voltide.csms.tariffs.pricing;

import org.jspecify.annotations.NullMarked;
