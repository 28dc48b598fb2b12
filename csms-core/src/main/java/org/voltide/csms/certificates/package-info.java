/**
 * The certificates Voltide needs for itself, kept in {@code data/pki}: a root made at the first
 * start, and the gateway's TLS certificates under it; and whose the certificates are that stations
 * show. Files are read at the start and looked at again every minute.
 */
@NullMarked
package org.voltide.csms.certificates;

import org.jspecify.annotations.NullMarked;
