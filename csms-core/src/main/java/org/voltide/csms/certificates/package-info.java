/**
 * The certificates Voltide needs for itself: a root made at the first start, and the gateway's TLS
 * certificate under it. Kept in {@code data/pki}. Called once per start.
 */
@NullMarked
package org.voltide.csms.certificates;

import org.jspecify.annotations.NullMarked;
