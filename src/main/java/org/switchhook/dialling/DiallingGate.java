package org.switchhook.dialling;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.ShortNumberInfo;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.regex.Pattern;
import org.switchhook.address.Dialled;
import org.switchhook.address.E164;
import org.switchhook.address.Party;
import org.switchhook.address.ShortCode;
import org.switchhook.address.SipAddress;
import org.switchhook.platform.Problem;
import org.switchhook.trunk.OutboundProxy;
import org.switchhook.trunk.Trunk;
import org.switchhook.trunk.Trunks;

/**
 * Decides whether a party may be called, whoever asks, and makes the permit without which nothing
 * is sent. Today: numbers of the home country over the first trunk, without those of a premium rate
 * unless they are allowed, and SIP addresses at a trunk or at a listed host.
 */
@Singleton
public class DiallingGate {
  /** A user part that no trunk takes for a number: plain characters, the first one a letter. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]*");

  private final PhoneNumberUtil plan = PhoneNumberUtil.getInstance();
  private final ShortNumberInfo shortCodes = ShortNumberInfo.getInstance();
  private final DiallingSettings settings;
  private final Trunks trunks;
  private final Numbers numbers;

  @Inject
  public DiallingGate(DiallingSettings settings, Trunks trunks, Numbers numbers) {
    this.settings = settings;
    this.trunks = trunks;
    this.numbers = numbers;
  }

  /**
   * @throws Problem 403 {@code destination-not-allowed} or {@code emergency-not-configured}, 400
   *     {@code number-invalid}, 503 {@code trunk-missing}; each names the rule
   */
  public DialPermit permit(Party party) {
    if (party instanceof SipAddress address) {
      return sip(address);
    }
    Dialled dialled = (Dialled) party;
    requireAtHome(dialled);
    Trunk trunk =
        trunks.all().stream()
            .findFirst()
            .orElseThrow(() -> new Problem(503, "trunk-missing", null, "No trunk is configured"));
    return over(trunk, dialled, dialled.digits());
  }

  private void requireAtHome(Dialled dialled) {
    if (dialled instanceof ShortCode code) {
      if (shortCodes.isEmergencyNumber(code.digits(), code.region())) {
        throw refused(
            "emergency-not-configured", "emergency numbers need a trunk that is set up for them");
      }
      requireHome(code.region());
      requireFixedPrice(isPremium(code));
    } else if (dialled instanceof E164 number) {
      requireHome(regionOf(number));
      requireFixedPrice(isPremium(number));
    }
  }

  private void requireFixedPrice(boolean premium) {
    if (premium && !settings.premiumRate()) {
      throw refused("destination-not-allowed", "numbers with a premium rate are not allowed");
    }
  }

  private boolean isPremium(E164 number) {
    try {
      return plan.getNumberType(plan.parse(number.digits(), null))
          == PhoneNumberUtil.PhoneNumberType.PREMIUM_RATE;
    } catch (NumberParseException e) {
      return false;
    }
  }

  private boolean isPremium(ShortCode code) {
    try {
      return shortCodes.getExpectedCostForRegion(
              plan.parse(code.digits(), code.region()), code.region())
          == ShortNumberInfo.ShortNumberCost.PREMIUM_RATE;
    } catch (NumberParseException e) {
      return false;
    }
  }

  private void requireHome(String region) {
    if (!settings.homeRegion().equals(region)) {
      throw refused(
          "destination-not-allowed",
          "only numbers of the home region " + settings.homeRegion() + " may be dialled");
    }
  }

  private String regionOf(E164 number) {
    try {
      String region = plan.getRegionCodeForNumber(plan.parse(number.digits(), null));
      return region == null ? "" : region;
    } catch (NumberParseException e) {
      return "";
    }
  }

  private DialPermit sip(SipAddress address) {
    return trunks
        .byAddress(address)
        .map(trunk -> atTrunk(address, trunk))
        .orElseGet(() -> direct(address));
  }

  /** A trunk dials whatever reads as a number, so such a user is a number here too. */
  private DialPermit atTrunk(SipAddress address, Trunk trunk) {
    if (NAME.matcher(address.user()).matches()) {
      return over(trunk, address, address.user());
    }
    Dialled dialled = (Dialled) numbers.parse(address.user(), null);
    requireAtHome(dialled);
    return over(trunk, dialled, dialled.digits());
  }

  private DialPermit direct(SipAddress address) {
    SipHost host =
        settings.sipHosts().stream()
            .filter(h -> h.covers(address))
            .findFirst()
            .orElseThrow(
                () -> refused("destination-not-allowed", "its host is not one that may be called"));
    return new DialPermit(
        address,
        Trunk.DIRECT,
        address.text() + ";transport=" + host.transport(),
        "sip:switchhook@" + address.host(),
        settings.outboundProxy().map(OutboundProxy::route).orElse(null));
  }

  private DialPermit over(Trunk trunk, Party party, String user) {
    String route = trunks.proxy(trunk.id()).map(OutboundProxy::route).orElse(null);
    return new DialPermit(party, trunk.id(), uri(user, trunk), from(trunk), route);
  }

  private static String uri(String user, Trunk trunk) {
    return "sip:"
        + user
        + "@"
        + trunk.host()
        + ":"
        + trunk.port()
        + ";transport="
        + trunk.transport();
  }

  private static String from(Trunk trunk) {
    return "sip:" + trunk.callerNumber() + "@" + trunk.domain();
  }

  private static Problem refused(String id, String rule) {
    return new Problem(403, id, "number", "number may not be dialled: " + rule);
  }
}
