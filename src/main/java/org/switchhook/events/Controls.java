package org.switchhook.events;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import org.switchhook.address.CallId;
import org.switchhook.call.Mute;
import org.switchhook.room.Control;
import org.switchhook.room.PhoneRef;

/** Reads control messages. One without an id is never answered, as on a signaling server. */
final class Controls {
  private static final int MAX_TEXT = 255;
  private static final String DIGITS = "0123456789*#ABCD";

  private Controls() {}

  static ClientMessage.Command read(@Nullable String request, JsonNode message) {
    Fields fields = new Fields(request, request == null);
    JsonNode control = fields.object(message, "control");
    PhoneRef phone = phone(fields, fields.object(control, "recipient"));
    return new ClientMessage.Command(
        request, phone, control(fields, fields.object(control, "data")));
  }

  private static PhoneRef phone(Fields fields, JsonNode recipient) {
    String type = fields.text(recipient, "type", MAX_TEXT);
    if (!type.equals("session") && !type.equals("call")) {
      throw fields.invalid("recipient.type must be session or call");
    }
    if (type.equals("session") && recipient.has("sessionid")) {
      return new PhoneRef.BySession(fields.text(recipient, "sessionid", MAX_TEXT));
    }
    try {
      return new PhoneRef.ByCall(new CallId(fields.text(recipient, "callid", MAX_TEXT)));
    } catch (IllegalArgumentException e) {
      throw fields.invalid("recipient.callid is " + e.getMessage());
    }
  }

  private static Control control(Fields fields, JsonNode data) {
    return switch (fields.text(data, "type", MAX_TEXT)) {
      case "hangup" -> new Control.HangUp();
      case "mute" -> new Control.Silence(mute(fields, data));
      case "dtmf" -> new Control.Digit(digit(fields, data));
      default ->
          throw new WireProblem(
              "unknown_type",
              fields.request(),
              fields.silent(),
              "data.type must be hangup, dtmf or mute");
    };
  }

  private static Mute mute(Fields fields, JsonNode data) {
    JsonNode audio = data.path("audio");
    try {
      if (audio.isIntegralNumber() && audio.canConvertToInt()) {
        return new Mute(audio.intValue());
      }
    } catch (IllegalArgumentException e) {
      throw fields.invalid("data.audio must be 0, 1, 2 or 3");
    }
    throw fields.invalid("data.audio must be 0, 1, 2 or 3");
  }

  private static char digit(Fields fields, JsonNode data) {
    String digit = fields.text(data, "digit", MAX_TEXT);
    if (digit.length() != 1 || DIGITS.indexOf(digit.charAt(0)) < 0) {
      throw fields.invalid("data.digit must be one of 0-9, *, #, A-D");
    }
    return digit.charAt(0);
  }
}
