/**
 * What only bidirectional charging needs (OCPP 2.1 block Q). Immutable records, safe to share
 * between threads.
 */
package org.voltide.ocpp.message.v2x;
