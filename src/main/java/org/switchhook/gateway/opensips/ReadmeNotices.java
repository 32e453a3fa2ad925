package org.switchhook.gateway.opensips;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.switchhook.rpc.Replies;
import org.switchhook.socket.Message;

/**
 * The dialect of the project's old page: methods {@code Event}, {@code Error} and {@code Ended}.
 * Each notification has two members more than the page: {@code event} with the word of the current
 * dialect, and {@code callid} with an id under which the call can be commanded.
 */
final class ReadmeNotices implements Notices {
  /** What has no word here is not told. */
  private static final Map<String, String> WORDS =
      Map.of(
          "CallerAnswered", "CALL_ANSWER",
          "Transferring", "TRANSFER_ACCEPT",
          "TransferStart", "CALL_START",
          "CalleeAnswered", "CALL_ANSWER");

  private final String cmdId;
  private final @Nullable Command command;
  private @Nullable String callid;

  /**
   * @param command null when the request could not be read as one
   */
  ReadmeNotices(String cmdId, @Nullable Command command) {
    this.cmdId = cmdId;
    this.command = command;
    this.callid = firstId(cmdId, command);
  }

  /** The id of the command that starts a call is a name of the call as well. */
  private static @Nullable String firstId(String cmdId, @Nullable Command command) {
    if (command == null) {
      return null;
    }
    return command instanceof Command.Start ? cmdId : command.callid();
  }

  @Override
  public List<Message> happened(Happening what) {
    callid = what.callid() == null ? callid : what.callid();
    if (command instanceof Command.Echo) {
      return List.of(notice("Event", what.event(), "data", what.data()));
    }
    String word = WORDS.get(what.event());
    return word == null ? List.of() : List.of(notice("Event", what.event(), "data", word));
  }

  @Override
  public List<Message> failed(String text) {
    return List.of(notice(ERROR, ERROR, "error_msg", text), ended());
  }

  @Override
  public List<Message> done() {
    List<Message> last = new ArrayList<>();
    if (command instanceof Command.Hold) {
      last.add(notice("Event", "CallHoldSuccessful", "data", "CALL_HOLD"));
    } else if (command instanceof Command.Unhold) {
      last.add(notice("Event", "CallUnholdSuccessful", "data", "CALL_UNHOLD"));
    }
    last.add(ended());
    return last;
  }

  private Message ended() {
    return notice(ENDED, ENDED, "data", null);
  }

  private Message notice(String method, String event, String name, @Nullable Object value) {
    Map<String, Object> params = new TreeMap<>(Map.of("cmd_id", cmdId, "event", event));
    if (callid != null) {
      params.put("callid", callid);
    }
    if (value != null) {
      params.put(name, value);
    }
    return Replies.notification(method, params);
  }
}
