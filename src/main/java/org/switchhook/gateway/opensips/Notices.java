package org.switchhook.gateway.opensips;

import java.util.List;
import org.switchhook.socket.Message;

/** The notifications of one command in one dialect. For one thread at a time. */
interface Notices {
  String ENDED = "Ended";
  String ERROR = "Error";

  List<Message> happened(Happening what);

  /** The last ones of a command that has failed. */
  List<Message> failed(String text);

  /** The last ones of a command that is done. */
  List<Message> done();
}
