/** Vendors' own messages (OCPP 2.x block P). Immutable records, safe to share between threads. */
package org.voltide.ocpp.message.datatransfer;
