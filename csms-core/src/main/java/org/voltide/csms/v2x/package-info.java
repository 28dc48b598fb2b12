/**
 * Bidirectional charging beyond the plan (OCPP 2.1 block Q): the operation mode that an operator
 * chooses for a session, its setpoint as it changes, and signals of the grid operator. {@link
 * org.voltide.csms.v2x.ModeRules} and {@link org.voltide.csms.v2x.ModeProfile} are pure.
 */
@NullMarked
package org.voltide.csms.v2x;

import org.jspecify.annotations.NullMarked;
