/** Types that several blocks share. Immutable records, safe to share between threads. */
package org.voltide.ocpp.message.type;
