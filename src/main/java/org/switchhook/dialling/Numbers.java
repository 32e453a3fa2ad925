package org.switchhook.dialling;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import com.google.i18n.phonenumbers.ShortNumberInfo;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.switchhook.address.E164;
import org.switchhook.address.Party;
import org.switchhook.address.ShortCode;
import org.switchhook.address.SipAddress;
import org.switchhook.platform.Problem;
import org.switchhook.platform.Text;

/** Turns what people write into a party that can be called, or says what is wrong with it. */
@Singleton
public class Numbers {
  private static final int MAX_LENGTH = 80;
  private static final String FIELD = "number";

  private final PhoneNumberUtil plan = PhoneNumberUtil.getInstance();
  private final ShortNumberInfo shortCodes = ShortNumberInfo.getInstance();
  private final String homeRegion;

  @Inject
  public Numbers(DiallingSettings settings) {
    this.homeRegion = settings.homeRegion();
    if (!plan.getSupportedRegions().contains(homeRegion)) {
      throw new IllegalArgumentException(
          "switchhook.dialling.home-region must be an ISO 3166-1 code such as DE");
    }
  }

  /**
   * @param text a telephone number in any usual notation, a short code, or {@code sip:user@host}
   * @param region the caller's region, ISO 3166-1; null means the home region
   * @throws Problem 400 {@code number-invalid} or {@code region-unknown}, naming the rule
   */
  public Party parse(String text, @Nullable String region) {
    String number = Text.line(FIELD, text, MAX_LENGTH).strip();
    String from = region(region);
    if (number.regionMatches(true, 0, "sip:", 0, 4)) {
      return sipAddress(number);
    }
    try {
      return dialled(plan.parse(number, from), from);
    } catch (NumberParseException e) {
      throw invalid(reason(e));
    }
  }

  private static Party sipAddress(String text) {
    try {
      return SipAddress.parse(text);
    } catch (IllegalArgumentException e) {
      throw invalid("a SIP address has the form sip:user@host or sip:user@host:port");
    }
  }

  private String region(@Nullable String region) {
    if (region == null) {
      return homeRegion;
    }
    String code = region.toUpperCase(Locale.ROOT);
    if (!plan.getSupportedRegions().contains(code)) {
      throw new Problem(
          400, "region-unknown", "region", "region must be an ISO 3166-1 code such as DE");
    }
    return code;
  }

  private Party dialled(PhoneNumber number, String region) {
    String extension = number.hasExtension() ? number.getExtension() : null;
    try {
      if (plan.isValidNumber(number)) {
        return new E164(plan.format(number, PhoneNumberFormat.E164), extension);
      }
      if (isShortCode(number, region)) {
        return new ShortCode(national(number), region, extension);
      }
    } catch (IllegalArgumentException e) {
      throw invalid("an extension has 1 to 20 digits");
    }
    throw invalid(wrong(number, region));
  }

  private boolean isShortCode(PhoneNumber number, String region) {
    return shortCodes.isValidShortNumberForRegion(number, region)
        || shortCodes.isEmergencyNumber(national(number), region);
  }

  private String national(PhoneNumber number) {
    return plan.getNationalSignificantNumber(number);
  }

  private String wrong(PhoneNumber number, String region) {
    return switch (plan.isPossibleNumberWithReason(number)) {
      case TOO_SHORT, IS_POSSIBLE_LOCAL_ONLY ->
          "it is too short for a number of " + where(number, region);
      case TOO_LONG -> "it is too long for a number of " + where(number, region);
      case INVALID_COUNTRY_CODE -> "its country code is not assigned";
      case INVALID_LENGTH -> "no number of " + where(number, region) + " has this length";
      case IS_POSSIBLE -> "no number of " + where(number, region) + " begins like this";
    };
  }

  private String where(PhoneNumber number, String region) {
    String own = plan.getRegionCodeForCountryCode(number.getCountryCode());
    return "ZZ".equals(own) ? region : own;
  }

  private static String reason(NumberParseException e) {
    return switch (e.getErrorType()) {
      case INVALID_COUNTRY_CODE -> "its country code is not assigned";
      case NOT_A_NUMBER -> "it is not a telephone number";
      case TOO_SHORT_AFTER_IDD, TOO_SHORT_NSN -> "it is too short";
      case TOO_LONG -> "it is too long";
    };
  }

  private static Problem invalid(String rule) {
    return new Problem(400, "number-invalid", FIELD, "number cannot be dialled: " + rule);
  }
}
