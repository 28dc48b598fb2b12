/** Public recharging points in DATEX II, as national access points take them (AFIR art. 20). */
@NullMarked
package org.voltide.csms.roaming.datex;

import org.jspecify.annotations.NullMarked;
