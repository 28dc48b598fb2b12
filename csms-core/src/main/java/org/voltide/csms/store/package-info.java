/**
 * Plain SQL: short statements, rows by column name, one transaction where several belong together.
 * Thread-safe except {@link org.voltide.csms.store.Statements}, which belongs to one transaction.
 */
@NullMarked
package org.voltide.csms.store;

import org.jspecify.annotations.NullMarked;
