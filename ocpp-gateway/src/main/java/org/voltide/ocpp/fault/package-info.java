/**
 * What can be wrong with an OCPP message, in the words of the protocol. Knows nothing but Java;
 * everything else in the gateway, and the core, may use it. Immutable.
 */
@NullMarked
package org.voltide.ocpp.fault;

import org.jspecify.annotations.NullMarked;
