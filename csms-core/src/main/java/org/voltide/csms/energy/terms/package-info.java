/**
 * What a site pays and keeps beyond prices of energy: a charge on its monthly peak, CO2, the value
 * of energy in cars, power held for services to the grid. Set through the REST API, read when a
 * site is planned. Thread-safe.
 */
@NullMarked
package org.voltide.csms.energy.terms;

import org.jspecify.annotations.NullMarked;
