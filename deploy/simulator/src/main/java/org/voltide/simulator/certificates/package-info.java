/**
 * A station's certificates (OCPP 2.1 A02, A03 and M03 to M05): the authorities it trusts, its own
 * keys, and the certificates it has signed for them. Confined to the world's loop.
 */
@NullMarked
package org.voltide.simulator.certificates;

import org.jspecify.annotations.NullMarked;
