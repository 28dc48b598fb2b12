/**
 * Messages of vendors' own, in both directions (OCPP 2.1 block P). What Voltide understands of them
 * is a CDI bean per vendor; everything else is answered as unknown.
 */
@NullMarked
package org.voltide.csms.datatransfer;

import org.jspecify.annotations.NullMarked;
