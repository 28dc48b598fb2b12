/**
 * The security log: what stations report and what Voltide itself found, each with how grave it is.
 * Kept for {@code voltide.retention.incident-days}. Thread-safe; knows nothing of connections, so
 * that whoever admits them can write to it.
 */
@NullMarked
package org.voltide.csms.securitylog;

import org.jspecify.annotations.NullMarked;
