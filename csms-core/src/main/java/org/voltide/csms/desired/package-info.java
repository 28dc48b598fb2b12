/**
 * What shall hold on stations for longer than a connection: variables, local lists, network
 * profiles, monitors and the like. Wishes are kept here; a reconciler makes each station so
 * whenever it is connected, tries again with growing pauses, and shows wish, fact and last error. A
 * feature takes part with one {@link org.voltide.csms.desired.DesiredKind}.
 */
@NullMarked
package org.voltide.csms.desired;

import org.jspecify.annotations.NullMarked;
