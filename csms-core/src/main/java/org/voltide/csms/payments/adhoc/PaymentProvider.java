package org.voltide.csms.payments.adhoc;

import java.math.BigDecimal;
import java.net.URI;
import java.util.UUID;

/**
 * Takes money from drivers on pages of its own. Everything may be asked again: what was done once
 * is not done twice. Blocks. Thread-safe.
 */
interface PaymentProvider {

  /**
   * What is to be held.
   *
   * @param what as the driver reads it
   * @param back where the driver comes back to after paying
   * @param away where one comes who changed their mind
   */
  record Order(UUID payment, BigDecimal amount, String currency, String what, URI back, URI away) {}

  /** A page that the driver is led to. */
  record Checkout(String id, URI page) {}

  /** How far a checkout is. */
  sealed interface Standing {
    /** The driver has not paid yet, and still may. */
    record Waiting() implements Standing {}

    /**
     * An amount is held.
     *
     * @param reference of the payment
     */
    record Held(String reference, BigDecimal amount) implements Standing {}

    /** Nothing is held, and nothing will be. */
    record Over() implements Standing {}
  }

  /** What became of taking an amount that was held. */
  sealed interface Taking {
    /**
     * @param amount that was taken, now or before
     */
    record Taken(BigDecimal amount) implements Taking {}

    /** The provider had let it go. */
    record Gone() implements Taking {}
  }

  Checkout open(Order order) throws ProviderException, InterruptedException;

  Standing look(String checkout, String currency) throws ProviderException, InterruptedException;

  /** Ends a checkout that nobody has paid at. */
  void close(String checkout) throws ProviderException, InterruptedException;

  /** Takes a part of what is held, or all, and lets the rest go. */
  Taking take(UUID payment, String reference, BigDecimal amount, String currency)
      throws ProviderException, InterruptedException;

  /** Lets go of what is held. */
  void release(UUID payment, String reference) throws ProviderException, InterruptedException;

  /**
   * Gives back.
   *
   * @param total given back of the payment after this
   */
  void refund(UUID payment, String reference, BigDecimal amount, BigDecimal total, String currency)
      throws ProviderException, InterruptedException;
}
