package org.switchhook.gateway.opensips;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.switchhook.rpc.Replies;
import org.switchhook.socket.Message;

/**
 * The current dialect: the method is the command's, {@code params.event} says what happened.
 *
 * @param method as the client spelt it
 */
record CurrentNotices(String method, String cmdId) implements Notices {
  @Override
  public List<Message> happened(Happening what) {
    return List.of(notice(what.event(), what.data()));
  }

  @Override
  public List<Message> failed(String text) {
    return List.of(notice(ERROR, text), notice(ENDED, null));
  }

  @Override
  public List<Message> done() {
    return List.of(notice(ENDED, null));
  }

  private Message notice(String event, @Nullable Object data) {
    Map<String, Object> params = new TreeMap<>(Map.of("cmd_id", cmdId, "event", event));
    if (data != null) {
      params.put("data", data);
    }
    return Replies.notification(method, params);
  }
}
