/**
 * What somebody has to be told: rules on what the database shows, the alarms they raise, which stay
 * open until a person has acknowledged them, and their delivery by e-mail and signed webhooks from
 * an outbox. Reads the tables of other features with plain SQL; none of them knows it. Thread-safe.
 */
@NullMarked
package org.voltide.csms.alarms;

import org.jspecify.annotations.NullMarked;
