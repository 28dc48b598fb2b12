package org.voltide.csms.bulk;

import java.util.UUID;

/** What a station made of an action. */
sealed interface BulkAnswer {

  /** Done, or as good as. */
  record Done(String said) implements BulkAnswer {}

  /** It will not. */
  record Refused(String said) implements BulkAnswer {}

  /** It said yes; the operation tells how it ends. */
  record Coming(UUID operation) implements BulkAnswer {}
}
