package org.voltide.simulator.swap;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.voltide.ocpp.message.batteryswap.BatterySwapEventType;
import org.voltide.ocpp.message.batteryswap.BatterySwapRequest;
import org.voltide.ocpp.message.batteryswap.RequestBatterySwapRequest;
import org.voltide.ocpp.message.batteryswap.RequestBatterySwapResponse;
import org.voltide.ocpp.message.type.GenericStatus;
import org.voltide.ocpp.message.type.StatusInfo;
import org.voltide.simulator.desk.Block;
import org.voltide.simulator.desk.Desk;
import org.voltide.simulator.desk.Host;
import org.voltide.simulator.device.Key;

/**
 * A cabinet of batteries. A driver puts an empty one into the free slot and takes the fullest one
 * that is full enough; some take none in time, and it is kept.
 */
public final class BatterySwap implements Block {
  private static final Key TARGET = Key.of("BatterySwapCtrlr", "TargetSoC");
  private static final Key TIMEOUT_OUT = Key.of("BatterySwapCtrlr", "Timeout", "Out");
  private static final Duration INSERTED = Duration.ofSeconds(20);
  private static final Duration TAKEN = Duration.ofSeconds(40);
  private static final int SPARE_SLOTS = 2;
  private static final double EMPTIED_PERCENT = 15;
  private static final double FORGETS = 0.1;

  private final Host host;
  private final RandomGenerator chance;
  private final int capacity;
  private final List<Slot> slots = new ArrayList<>();
  private int batteries;
  private boolean swapping;

  /**
   * @param count how many charged batteries it begins with; 0 for a station that swaps none
   */
  public BatterySwap(Host host, int count, RandomGenerator chance) {
    this.host = host;
    this.chance = chance;
    this.capacity = count + SPARE_SLOTS;
    for (int number = 1; number <= count; number++) {
      slots.add(new Slot(number, nextSerial(), 100, host.time()));
    }
  }

  @Override
  public void register(Desk desk) {
    desk.on(RequestBatterySwapRequest.class, this::swap);
  }

  private RequestBatterySwapResponse swap(RequestBatterySwapRequest request) {
    if (slots.isEmpty()) {
      return refused("UnsupportedRequest", "this station swaps no batteries");
    }
    if (swapping || ready().isEmpty() || freeNumber().isEmpty()) {
      return refused("NotFound", "no battery is ready, or no slot free");
    }
    swapping = true;
    host.afterAnswer(() -> host.after(INSERTED, () -> inserted(request)));
    return new RequestBatterySwapResponse(GenericStatus.Accepted, null, null);
  }

  private void inserted(RequestBatterySwapRequest request) {
    var given = new Slot(freeNumber().orElseThrow(), nextSerial(), EMPTIED_PERCENT, host.time());
    Slot offered = ready().orElseThrow();
    slots.add(given);
    tell(BatterySwapEventType.BatteryIn, given, request);
    boolean forgets = chance.nextDouble() < FORGETS;
    Duration wait = forgets ? Duration.ofSeconds(host.model().number(TIMEOUT_OUT, 120)) : TAKEN;
    var _ = host.after(wait, () -> handedOver(request, offered, forgets));
  }

  private void handedOver(RequestBatterySwapRequest request, Slot offered, boolean forgotten) {
    swapping = false;
    if (!forgotten) {
      slots.remove(offered);
    }
    tell(
        forgotten ? BatterySwapEventType.BatteryOutTimeout : BatterySwapEventType.BatteryOut,
        offered,
        request);
  }

  private void tell(BatterySwapEventType event, Slot slot, RequestBatterySwapRequest swap) {
    host.uplink()
        .keep(
            new BatterySwapRequest(
                List.of(slot.data(host.time())), event, swap.idToken(), swap.requestId(), null));
  }

  private Optional<Slot> ready() {
    int target = host.model().number(TARGET, 100);
    return slots.stream()
        .filter(slot -> slot.socPercent(host.time()) >= target)
        .max(Comparator.comparingDouble(slot -> slot.socPercent(host.time())));
  }

  private OptionalInt freeNumber() {
    return IntStream.rangeClosed(1, capacity)
        .filter(number -> slots.stream().noneMatch(slot -> slot.number() == number))
        .findFirst();
  }

  private String nextSerial() {
    return host.id() + "-B" + ++batteries;
  }

  private static RequestBatterySwapResponse refused(String reason, String detail) {
    return new RequestBatterySwapResponse(
        GenericStatus.Rejected, new StatusInfo(reason, detail, null), null);
  }
}
