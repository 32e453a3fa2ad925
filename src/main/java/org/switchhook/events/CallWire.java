package org.switchhook.events;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.switchhook.pair.PairView;
import org.switchhook.pair.TransferView;
import org.switchhook.socket.Message;

/** How calls between two parties look on the socket. */
final class CallWire {
  private CallWire() {}

  static Message call(PairView call) {
    return Wire.frame(null, "call", call);
  }

  static Message transfer(TransferView transfer) {
    return Wire.frame(null, "transfer", transfer);
  }

  /**
   * @param more true when there are calls that this does not show
   */
  static Message calls(
      @Nullable String id,
      Watch watch,
      List<PairView> calls,
      List<TransferView> transfers,
      boolean more) {
    Map<String, Object> payload = Wire.object("watch", watch.word());
    if (watch != Watch.NONE) {
      payload.put("calls", calls);
      payload.put("transfers", transfers);
    }
    if (more) {
      payload.put("more", true);
    }
    return Wire.frame(id, "calls", payload);
  }
}
