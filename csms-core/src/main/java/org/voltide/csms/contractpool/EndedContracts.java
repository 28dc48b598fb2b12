package org.voltide.csms.contractpool;

import jakarta.inject.Singleton;
import java.util.Locale;
import org.voltide.csms.store.Database;

/**
 * Contracts of the pool that count no longer, or not now, or not in that car, whatever their
 * certificates say. Blocks.
 */
@Singleton
public class EndedContracts {
  private final Database database;

  EndedContracts(Database database) {
    this.database = database;
  }

  /**
   * Whether a certificate of such a contract was shown.
   *
   * @param serialNumber the certificate's, hexadecimal
   */
  public boolean include(Emaid emaid, String serialNumber) {
    return !database
        .query(
            """
            select from contract_certificate k join contract c on c.id = k.contract_id
             where k.serial_number = ? and left(c.emaid, 14) = ?
               and (c.ended_at is not null or c.suspended_at is not null
                    or k.replaced_at is not null)
            """,
            _ -> true,
            serialNumber.toLowerCase(Locale.ROOT).replaceFirst("^0+", ""),
            emaid.value())
        .isEmpty();
  }
}
