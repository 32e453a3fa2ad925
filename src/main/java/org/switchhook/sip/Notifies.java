package org.switchhook.sip;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.text.ParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sip.header.AllowEventsHeader;
import javax.sip.message.Response;
import org.switchhook.call.Input;
import org.switchhook.platform.Text;

/** NOTIFY of what our REFER asked for (RFC 3515 2.4.4); we subscribe to nothing else. */
@Singleton
class Notifies {
  private static final int BAD_EVENT = 489;
  private static final int MAX_REASON = 128;
  private static final Pattern EVENT =
      Pattern.compile("refer\\s*(?:;\\s*id\\s*=\\s*([0-9]{1,10})\\s*)?(?:;.*)?");
  private static final Pattern STATUS =
      Pattern.compile(
          "(?i)SIP/2\\.0[ \\t]+([1-6][0-9]{2})(?:[ \\t]+([^\\r\\n]*))?(?s:[\\r\\n].*)?");

  private final InDialog dialogs;
  private final Answers answers;

  @Inject
  Notifies(InDialog dialogs, Answers answers) {
    this.dialogs = dialogs;
    this.answers = answers;
  }

  void doNotify(Incoming in) throws ParseException {
    Matcher event = EVENT.matcher(RawHeader.value(in.request(), RawHeader.EVENT));
    if (!event.matches()) {
      if (dialogs.call(in).isPresent()) {
        answers.send(in, BAD_EVENT, Parts.header(AllowEventsHeader.NAME, "refer"));
      }
      return;
    }
    long id = event.group(1) == null ? 0 : Long.parseLong(event.group(1));
    Optional<Status> status = status(in);
    if (status.isPresent()) {
      tell(in, id, status.get());
    } else if (dialogs.call(in).isPresent()) {
      answers.send(in, Response.BAD_REQUEST);
    }
  }

  private void tell(Incoming in, long id, Status status) {
    dialogs.tell(
        in,
        key ->
            new Input.NotifyReceived(
                key,
                in.fromTag(),
                in.cseq(),
                id,
                status.code(),
                Text.clean(status.text(), MAX_REASON),
                status.last()));
  }

  /** What the body says, and whether it is the last one; the last one may say nothing. */
  private record Status(int code, String text, boolean last) {}

  /** Empty when there is no status line where there must be one. */
  private static Optional<Status> status(Incoming in) {
    String state = RawHeader.value(in.request(), RawHeader.SUBSCRIPTION_STATE);
    boolean last = state.split(";", 2)[0].strip().equalsIgnoreCase("terminated");
    String type = Bodies.type(in.request());
    if (type.isEmpty() && last) {
      return Optional.of(new Status(0, "", true));
    }
    Matcher line = STATUS.matcher(Bodies.text(in.request()));
    if (!type.equals(Bodies.FRAGMENT) || !line.matches()) {
      return Optional.empty();
    }
    String text = line.group(2) == null ? "" : line.group(2);
    return Optional.of(new Status(Integer.parseInt(line.group(1)), text, last));
  }
}
