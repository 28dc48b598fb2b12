/**
 * Traces (OpenTelemetry): the way of one message or request through gateway, lanes and database,
 * sent to a collector. Nothing is measured, kept or loaded unless {@code voltide.traces.endpoint}
 * is set. Spans name actions, stations and outcomes; payloads, tokens and people are never in them.
 */
@NullMarked
package org.voltide.csms.traces;

import org.jspecify.annotations.NullMarked;
