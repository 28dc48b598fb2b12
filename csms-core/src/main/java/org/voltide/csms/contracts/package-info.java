/**
 * Plug &amp; Charge as far as the CSMS has a part in it: whether a contract certificate may charge
 * (OCPP 2.1 C07), and answering a car's request for one, or passing it on to who issues them (M01,
 * M02).
 */
@NullMarked
package org.voltide.csms.contracts;

import org.jspecify.annotations.NullMarked;
