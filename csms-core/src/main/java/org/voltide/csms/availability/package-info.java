/** What connectors say of themselves (OCPP 2.1 block G). Written by lanes only. */
@NullMarked
package org.voltide.csms.availability;

import org.jspecify.annotations.NullMarked;
