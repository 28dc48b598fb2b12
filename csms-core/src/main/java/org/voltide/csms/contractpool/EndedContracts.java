package org.voltide.csms.contractpool;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.voltide.csms.store.Database;
import org.voltide.csms.store.Statements;

/**
 * Contracts of the pool that count no longer, or not now, or not in that car, whatever their
 * certificates say. Blocks.
 */
@Singleton
public class EndedContracts {
  private static final String AMONG =
      """
      select w.emaid, w.serial_number
        from unnest(?::text[], ?::text[]) w (emaid, serial_number)
        join contract_certificate k on k.serial_number = w.serial_number
        join contract c on c.id = k.contract_id and left(c.emaid, 14) = w.emaid
       where c.ended_at is not null or c.suspended_at is not null or k.replaced_at is not null
       group by 1, 2
      """;

  private final Database database;

  EndedContracts(Database database) {
    this.database = database;
  }

  /**
   * A certificate that was shown with an eMAID.
   *
   * @param serialNumber hexadecimal
   */
  public record Shown(Emaid emaid, String serialNumber) {
    public Shown {
      serialNumber = serialNumber.toLowerCase(Locale.ROOT).replaceFirst("^0+", "");
    }
  }

  /**
   * Whether a certificate of such a contract was shown.
   *
   * @param serialNumber the certificate's, hexadecimal
   */
  public boolean include(Emaid emaid, String serialNumber) {
    return database.inTransaction(
        statements -> !among(statements, List.of(new Shown(emaid, serialNumber))).isEmpty());
  }

  /** Those of them that are of such contracts. */
  public static Set<Shown> among(Statements statements, Collection<Shown> shown) {
    return Set.copyOf(
        statements.query(
            AMONG,
            row -> new Shown(new Emaid(row.text("emaid")), row.text("serial_number")),
            shown.stream().map(each -> each.emaid().value()).toArray(String[]::new),
            shown.stream().map(Shown::serialNumber).toArray(String[]::new)));
  }
}
