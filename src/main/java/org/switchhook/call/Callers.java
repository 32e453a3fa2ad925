package org.switchhook.call;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.regex.Pattern;
import org.switchhook.address.Party;
import org.switchhook.address.SipAddress;
import org.switchhook.address.Withheld;
import org.switchhook.dialling.Numbers;
import org.switchhook.platform.Problem;
import org.switchhook.platform.Text;

/** Makes of what a caller says of himself something that may be kept and shown. */
@Singleton
public class Callers {
  private static final int NAME_MAX = 200;
  private static final Pattern NUMBER = Pattern.compile("\\+?[0-9]{2,20}");
  private static final Pattern NOBODY =
      Pattern.compile("anonymous|restricted|unavailable|unknown", Pattern.CASE_INSENSITIVE);

  /** A name with so many digits may be the number, which is for few eyes. */
  private static final Pattern DIGITS = Pattern.compile("(?:[0-9][^0-9]*){5}");

  private final Numbers numbers;

  @Inject
  public Callers(Numbers numbers) {
    this.numbers = numbers;
  }

  /** A number where it reads as one, a SIP address otherwise; withheld when it is neither. */
  public Party party(CallerLine line) {
    if (line.user().isEmpty() || NOBODY.matcher(line.user()).matches()) {
      return new Withheld();
    }
    try {
      return NUMBER.matcher(line.user()).matches()
          ? numbers.parse(line.user(), null)
          : new SipAddress(line.user(), line.host(), SipAddress.DEFAULT_PORT);
    } catch (Problem | IllegalArgumentException e) {
      return sip(line);
    }
  }

  /** A SIP address, even where it reads as a number; withheld when it is none. */
  public Party address(CallerLine line) {
    return NOBODY.matcher(line.user()).matches() ? new Withheld() : sip(line);
  }

  private static Party sip(CallerLine line) {
    try {
      return new SipAddress(line.user(), line.host(), SipAddress.DEFAULT_PORT);
    } catch (IllegalArgumentException e) {
      return new Withheld();
    }
  }

  /** Empty when there is no name to show. */
  public String displayName(CallerLine line) {
    String name = Text.clean(line.displayName(), NAME_MAX);
    return NOBODY.matcher(name).matches() || DIGITS.matcher(name).find() ? "" : name;
  }
}
