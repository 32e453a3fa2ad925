package org.switchhook.sip;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.text.ParseException;
import javax.sip.message.Response;
import org.switchhook.call.Input;
import org.switchhook.call.ReferReport;

/** REFER (RFC 3515), inside a dialog of ours and nowhere else. */
@Singleton
class Refers {
  private final InDialog dialogs;
  private final Answers answers;

  @Inject
  Refers(InDialog dialogs, Answers answers) {
    this.dialogs = dialogs;
    this.answers = answers;
  }

  void doRefer(Incoming in) throws ParseException {
    if (!in.inDialog()) {
      answers.send(in, Response.DECLINE);
      return;
    }
    try {
      ReferReport.Asked asked = ReferReader.read(in);
      boolean subscribes = subscribes(in);
      dialogs.tell(
          in, key -> new Input.ReferReceived(key, in.fromTag(), in.cseq(), asked, subscribes));
    } catch (UnfitInvite e) {
      if (dialogs.call(in).isPresent()) {
        answers.refuse(in, e);
      }
    }
  }

  /** RFC 4488 4. */
  private static boolean subscribes(Incoming in) {
    return !isFalse(RawHeader.value(in.request(), RawHeader.REFER_SUB));
  }

  /** Whether a Refer-Sub header has that value; it may have parameters. */
  static boolean isFalse(String referSub) {
    return referSub.split(";", 2)[0].strip().equalsIgnoreCase("false");
  }
}
