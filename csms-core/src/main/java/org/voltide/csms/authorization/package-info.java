/**
 * Who may charge (OCPP 2.1 block C): registered tokens and the verdict on one that a station
 * presents. The verdict is pure; lookups take the caller's connection.
 */
@NullMarked
package org.voltide.csms.authorization;

import org.jspecify.annotations.NullMarked;
