/**
 * What a station tells of its own working (OCPP 2.1 block N): logs, monitors and the events they
 * raise, event streams, and what it keeps of a customer. Confined to the world's loop but for the
 * uploads.
 */
@NullMarked
package org.voltide.simulator.diagnostics;

import org.jspecify.annotations.NullMarked;
