package org.switchhook.sip;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.text.ParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sip.header.AcceptHeader;
import javax.sip.message.Response;
import org.switchhook.call.Input;

/** INFO with one digit, {@code application/dtmf-relay}; an empty one only asks whether we live. */
@Singleton
class Infos {
  private static final Pattern SIGNAL =
      Pattern.compile("(?im)^Signal[ \\t]*=[ \\t]*([0-9*#A-D])[ \\t]*\\r?$");

  private final InDialog dialogs;
  private final Answers answers;

  @Inject
  Infos(InDialog dialogs, Answers answers) {
    this.dialogs = dialogs;
    this.answers = answers;
  }

  void doInfo(Incoming in) throws ParseException {
    String type = Bodies.type(in.request());
    if (type.equals(Bodies.DIGITS)) {
      digit(in);
    } else if (dialogs.call(in).isPresent()) {
      if (type.isEmpty()) {
        answers.send(in, Response.OK);
      } else {
        answers.send(
            in, Response.UNSUPPORTED_MEDIA_TYPE, Parts.header(AcceptHeader.NAME, Bodies.DIGITS));
      }
    }
  }

  private void digit(Incoming in) {
    Matcher signal = SIGNAL.matcher(Bodies.text(in.request()));
    if (signal.find()) {
      char digit = Character.toUpperCase(signal.group(1).charAt(0));
      dialogs.tell(in, key -> new Input.DigitReceived(key, in.fromTag(), in.cseq(), digit));
    } else if (dialogs.call(in).isPresent()) {
      answers.send(in, Response.BAD_REQUEST);
    }
  }
}
