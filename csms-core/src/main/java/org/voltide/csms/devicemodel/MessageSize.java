package org.voltide.csms.devicemodel;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * How much a station takes in one message (ItemsPerMessage, BytesPerMessage), as far as it told.
 */
@Singleton
public class MessageSize {

  /** A number every station copes with, for those that have not told theirs. */
  static final int ITEMS_UNLESS_TOLD = 4;

  private static final int BYTES_UNLESS_TOLD = 8_000;

  /** For the frame around the items. */
  private static final int BYTES_OF_FRAME = 200;

  private final DeviceModel devices;

  public MessageSize(DeviceModel devices) {
    this.devices = devices;
  }

  /**
   * @param items most in one message
   * @param bytes longest message
   */
  public record Limit(int items, int bytes) {

    /** Cuts a list; an item that is too long alone is sent alone, the station says what of it. */
    public <T> List<List<T>> cut(List<T> all, ToIntFunction<T> length) {
      List<List<T>> messages = new ArrayList<>();
      List<T> message = new ArrayList<>();
      int used = BYTES_OF_FRAME;
      for (T item : all) {
        int bytes = length.applyAsInt(item);
        if (!message.isEmpty() && (message.size() == items || used + bytes > this.bytes)) {
          messages.add(List.copyOf(message));
          message.clear();
          used = BYTES_OF_FRAME;
        }
        message.add(item);
        used += bytes;
      }
      if (!message.isEmpty()) {
        messages.add(List.copyOf(message));
      }
      return messages;
    }
  }

  /**
   * @param component which tells the limits, for instance {@code DeviceDataCtrlr}
   * @param action as the instance of its variables
   */
  public Limit of(String stationId, String component, String action) {
    return new Limit(
        limit(stationId, component, "ItemsPerMessage", action, ITEMS_UNLESS_TOLD),
        limit(stationId, component, "BytesPerMessage", action, BYTES_UNLESS_TOLD));
  }

  private int limit(String station, String component, String variable, String action, int unless) {
    return devices
        .number(station, VariableAddress.of(component, variable, action))
        .or(() -> devices.number(station, VariableAddress.of(component, variable)))
        .filter(number -> number > 0)
        .orElse(unless);
  }
}
