/**
 * Settings by which cars support the grid (OCPP 2.1 block R). Immutable records, safe to share
 * between threads.
 */
package org.voltide.ocpp.message.der;
