/**
 * Plain SQL for the tables of planning and money: short statements, rows by column name, one
 * transaction where several belong together. Thread-safe except {@link
 * org.voltide.csms.energy.store.Statements}, which belongs to one transaction.
 */
@NullMarked
package org.voltide.csms.energy.store;

import org.jspecify.annotations.NullMarked;
