/**
 * Files that stations fetch (firmware) and deliver (logs), served and received by Voltide itself
 * under addresses that nobody can guess and that expire. Content lies in {@code data/firmware} and
 * {@code data/logs}, streamed and bounded; what is known of it is in the database.
 */
@NullMarked
package org.voltide.csms.files;

import org.jspecify.annotations.NullMarked;
