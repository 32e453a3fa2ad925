package org.switchhook.sip;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger.Level;
import java.util.Locale;
import java.util.Set;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.switchhook.platform.Log;
import org.switchhook.trunk.Trunks;

/** Who calls us and is no trunk. Scanners stop sooner where nobody answers them. */
@Singleton
class Strangers {
  private static final System.Logger LOG = Log.of(Strangers.class);

  private static final Set<String> CALLING = Set.of(Request.INVITE, Request.REFER);

  private final Trunks trunks;
  private final Answers answers;
  private final boolean dropped;

  /**
   * @param treatment {@code drop} or {@code refuse}
   * @throws IllegalArgumentException for another word; the application does not start
   */
  @Inject
  Strangers(
      Trunks trunks,
      Answers answers,
      @ConfigProperty(name = "switchhook.sip.strangers") String treatment) {
    this.trunks = trunks;
    this.answers = answers;
    this.dropped =
        switch (treatment.toLowerCase(Locale.ROOT)) {
          case "drop" -> true;
          case "refuse" -> false;
          default ->
              throw new IllegalArgumentException("switchhook.sip.strangers must be drop or refuse");
        };
  }

  /** True when the request wants a new call and comes from no trunk; nothing more is due to it. */
  boolean turnedAway(Incoming in) {
    if (!CALLING.contains(in.method())
        || in.inDialog()
        || trunks.bySource(in.source()).isPresent()) {
      return false;
    }
    LOG.log(Level.DEBUG, () -> in.method() + " of a stranger at " + in.source());
    if (!dropped) {
      answers.send(in, Response.FORBIDDEN);
    }
    return true;
  }
}
