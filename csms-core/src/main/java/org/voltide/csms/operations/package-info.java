/**
 * What a station answers in parts and later (reports, charging profiles, customer information,
 * display messages, DER controls) or in steps (firmware, logs): asked once, collected here under
 * the request's id, offered as one result with its progress. Parts arrive in the station's lane.
 */
@NullMarked
package org.voltide.csms.operations;

import org.jspecify.annotations.NullMarked;
