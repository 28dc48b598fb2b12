/** Hubs among partners: which parties they pass messages on to, and which of these are away. */
@NullMarked
package org.voltide.csms.roaming.hubs;

import org.jspecify.annotations.NullMarked;
