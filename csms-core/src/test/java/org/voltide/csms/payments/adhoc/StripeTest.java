package org.voltide.csms.payments.adhoc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.voltide.csms.payments.adhoc.PaymentProvider.Order;
import org.voltide.csms.payments.adhoc.PaymentProvider.Standing;
import org.voltide.csms.payments.adhoc.PaymentProvider.Taking;
import org.voltide.csms.platform.BoundedHttp;

class StripeTest {

  private static final UUID PAYMENT = UUID.randomUUID();

  private final MockStripe mock = new MockStripe(0);
  private final BoundedHttp http = new BoundedHttp(Duration.ofSeconds(10));
  private final Stripe stripe =
      new Stripe(MockStripe.KEY, URI.create(mock.address()), http, new ObjectMapper());

  @AfterEach
  void close() {
    http.close();
  }

  @ParameterizedTest
  @CsvSource({"EUR,12.345,1235", "JPY,99.5,100", "KWD,1.236,1240", "ISK,7.5,750", "HUF,10,1000"})
  void amountsAreInTheUnitsThatStripeCounts(String currency, BigDecimal amount, long minor) {
    assertThat(Stripe.minor(amount, currency)).isEqualTo(minor);
    assertThat(Stripe.minor(Stripe.major(minor, currency), currency)).isEqualTo(minor);
  }

  @Test
  void whatWasTakenIsNotTakenTwiceHoweverOftenItIsAsked() throws Exception {
    String checkout = open();
    assertThat(stripe.look(checkout, "EUR")).isEqualTo(new Standing.Waiting());
    mock.pay();
    Standing.Held held = (Standing.Held) stripe.look(checkout, "EUR");
    assertThat(held.amount()).isEqualByComparingTo("20");
    Taking.Taken taken = new Taking.Taken(new BigDecimal("3.50"));
    assertThat(stripe.take(PAYMENT, held.reference(), new BigDecimal("3.50"), "EUR"))
        .isEqualTo(taken);
    assertThat(stripe.take(PAYMENT, held.reference(), new BigDecimal("3.50"), "EUR"))
        .isEqualTo(taken);
    // The key is forgotten after a day: then the payment itself says that it was taken.
    assertThat(stripe.take(UUID.randomUUID(), held.reference(), new BigDecimal("9"), "EUR"))
        .isEqualTo(taken);
    assertThatExceptionOfType(ProviderException.class)
        .isThrownBy(() -> stripe.release(PAYMENT, held.reference()));
  }

  @Test
  void whatIsLetGoIsGone() throws Exception {
    String checkout = open();
    mock.pay();
    Standing.Held held = (Standing.Held) stripe.look(checkout, "EUR");
    stripe.release(PAYMENT, held.reference());
    assertThat(stripe.look(checkout, "EUR")).isEqualTo(new Standing.Over());
    assertThat(stripe.take(PAYMENT, held.reference(), BigDecimal.ONE, "EUR"))
        .isEqualTo(new Taking.Gone());
  }

  @Test
  void aCheckoutIsClosedOnceAndAnErrorSaysWhatStripeSaid() throws Exception {
    String checkout = open();
    stripe.close(checkout);
    stripe.close(checkout);
    assertThat(stripe.look(checkout, "EUR")).isEqualTo(new Standing.Over());
    Stripe stranger = new Stripe("sk_wrong", URI.create(mock.address()), http, new ObjectMapper());
    assertThatExceptionOfType(ProviderException.class)
        .isThrownBy(() -> stranger.look(checkout, "EUR"))
        .withMessage("it says 401 It does not fit.");
  }

  private String open() throws Exception {
    return stripe
        .open(
            new Order(
                PAYMENT,
                new BigDecimal("20"),
                "EUR",
                "Depot, CS-1/1",
                URI.create("http://localhost/paid#x"),
                URI.create("http://localhost/paid#x")))
        .id();
  }
}
