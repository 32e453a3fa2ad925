package org.switchhook.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.switchhook.security.SampleUser;
import org.switchhook.testkit.Api;
import org.switchhook.testkit.Api.Answer;
import org.switchhook.testkit.LadderExtension;
import org.switchhook.testkit.SipPhone;

/**
 * What the two published requests of Quobis WAC, sent as its curl lines send them, do to a dial-out
 * of Dave's, whose domain lies below Alice's.
 */
@Tag("portable")
class PermissionFlowIT {
  /** The body of both curl lines, with its line breaks. */
  private static final String DATA_RAW =
      """
      {
        "%s": {
          "enabled": %s
        }
      }""";

  private static final String NUMBER = "+493023125577";
  private static final String REFUSED = "Receives No Calls";
  private static final String UNAVAILABLE = "Temporarily Unavailable";
  private static final String SERVER = "127.0.0.1:" + Integer.getInteger("switchhook.it.sip");
  private static final int SIPP_PORT = Integer.getInteger("switchhook.it.peer") + 38;
  private static final Pattern STATUS_LINE = Pattern.compile("SIP/2\\.0 480 (.*?)\\r?\\n");

  @TempDir Path folder;

  @RegisterExtension final LadderExtension flow = new LadderExtension("REST", "server", "bob");

  private final Api curl =
      new Api(TestServer.http("/sapi/"), TrialTokens.of(SampleUser.ALICE), flow.ladder());
  private final Api alice = Api.of(SampleUser.ALICE);
  private final Api dave = Api.of(SampleUser.DAVE, flow.ladder());
  private final String user = user(SampleUser.DAVE);
  private final String room = Api.of(SampleUser.DAVE).room("{'name':'Curl'}");

  private String user(SampleUser wanted) {
    for (JsonNode user : alice.get("users?limit=200").body().get("items")) {
      if (user.get("username").asText().equals(wanted.id())) {
        return user.get("id").asText();
      }
    }
    throw new AssertionError("there is no " + wanted);
  }

  @AfterEach
  void clear() {
    for (String path : new String[] {"users/" + user, "domains/sales.example", "domains/example"}) {
      alice.delete("permissions/" + path);
    }
    Api.of(SampleUser.DAVE).delete("rooms/" + room);
  }

  /** {@code curl --request POST …/sapi/permissions/user/{id} --data-raw '{ … }'}. */
  private void atUser(String permission, boolean enabled) {
    post("permissions/user/" + user, permission, enabled);
  }

  /** {@code curl --request POST …/sapi/permissions/domain/{id} --data-raw '{ … }'}. */
  private void atDomain(String domain, String permission, boolean enabled) {
    post("permissions/domain/" + domain, permission, enabled);
  }

  private void post(String path, String permission, boolean enabled) {
    Answer answer = curl.post(path, DATA_RAW.formatted(permission, enabled));
    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.body().at("/" + permission + "/enabled").asBoolean()).isEqualTo(enabled);
  }

  private Answer dial(SipPhone phone) {
    return dave.post("rooms/" + room + "/dialouts", Map.of("number", phone.uri()));
  }

  private void assertRings(SipPhone phone) {
    Answer answer = dial(phone);
    assertThat(answer.status()).isEqualTo(201);
    phone.expectInvite().reject(486, "Busy Here");
    phone.expectAck();
  }

  private void assertRefused(SipPhone phone) {
    Answer answer = dial(phone);
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.problem()).isEqualTo("permission-missing");
    assertThat(answer.text("permission")).isEqualTo("dialOut");
  }

  @Test
  void dialOutShouldFollowWhatIsSetAtTheUser() {
    try (SipPhone phone = SipPhone.udp("bob", flow.ladder())) {
      assertRings(phone);
      atUser("dialOut", false);
      assertRefused(phone);
      atUser("dialOut", true);
      assertRings(phone);
      phone.expectQuiet(); // no INVITE of a call that was refused
    }
  }

  @Test
  void dialOutShouldFollowWhatIsSetAtTheDomain() {
    try (SipPhone phone = SipPhone.udp("bob", flow.ladder())) {
      atDomain("sales.example", "dialOut", false);
      assertRefused(phone);
      atDomain("sales.example", "dialOut", true);
      assertRings(phone);
      phone.expectQuiet(); // no INVITE of a call that was refused
    }
  }

  @Test
  void dialOutShouldFollowWhatIsSetAtTheDomainAbove() {
    try (SipPhone phone = SipPhone.udp("bob", flow.ladder())) {
      atDomain("example", "dialOut", false);
      assertRefused(phone);
      atDomain("example", "dialOut", true);
      assertRings(phone);
      phone.expectQuiet(); // no INVITE of a call that was refused
    }
  }

  @Test
  void trueShouldHoldUnderFalse() {
    try (SipPhone phone = SipPhone.udp("bob", flow.ladder())) {
      atDomain("example", "dialOut", false);
      atDomain("sales.example", "dialOut", true);
      assertRings(phone);
      atDomain("sales.example", "dialOut", false);
      assertRefused(phone);
      atUser("dialOut", true);
      assertRings(phone);
      phone.expectQuiet(); // no INVITE of a call that was refused
    }
  }

  /** The published text: a user with this permission disabled "still can call other users". */
  @Test
  void dialOutShouldNotDependOnReceiveCalls() {
    try (SipPhone phone = SipPhone.udp("bob", flow.ladder())) {
      atUser("receiveCalls", false);
      atDomain("sales.example", "receiveCalls", false);
      assertThat(dave.get("permissions").body().at("/receiveCalls/enabled").asBoolean(true))
          .isFalse();
      assertRings(phone);
    }
  }

  /** Nothing of Dave's can ring, so a caller hears 480 anyway; its phrase says why. */
  private void callToHisNumberShouldFollowWhatIsSet(Caller caller) throws Exception {
    JsonNode before = alice.get("users/" + user).body().get("numbers");
    assertThat(alice.put("users/" + user + "/numbers", "{'numbers':['" + NUMBER + "']}").status())
        .isEqualTo(200);
    try {
      assertThat(caller.refusal()).isEqualTo(UNAVAILABLE);
      atUser("receiveCalls", false);
      assertThat(caller.refusal()).isEqualTo(REFUSED);
      alice.delete("permissions/users/" + user);
      atDomain("sales.example", "receiveCalls", false);
      assertThat(caller.refusal()).isEqualTo(REFUSED);
      alice.delete("permissions/domains/sales.example");
      atDomain("example", "receiveCalls", false);
      assertThat(caller.refusal()).isEqualTo(REFUSED);
      atUser("receiveCalls", true);
      assertThat(caller.refusal()).isEqualTo(UNAVAILABLE);
    } finally {
      alice.put("users/" + user + "/numbers", Map.of("numbers", before));
    }
  }

  @Test
  void callToHisNumberShouldFollowWhatIsSetForReceivingCalls() throws Exception {
    try (SipPhone caller = SipPhone.udp("bob", flow.ladder())) {
      callToHisNumberShouldFollowWhatIsSet(
          () -> caller.invite("sip:" + NUMBER + "@" + SERVER).expect(480).reason());
    }
  }

  @Test
  @Installed("sipp")
  void sippCallingHisNumberShouldFollowWhatIsSetForReceivingCalls() throws Exception {
    callToHisNumberShouldFollowWhatIsSet(this::refusalOfSipp);
  }

  /** SIPp ends well when it got 480; the phrase is in what it notes of its messages. */
  private String refusalOfSipp() throws Exception {
    Path messages = folder.resolve("messages.log");
    Path scenario = Path.of("src/test/resources/sipp/refused.xml").toAbsolutePath();
    List<String> command = new ArrayList<>(List.of("sipp", "-sf", scenario.toString()));
    command.addAll(List.of("-i", "127.0.0.1", "-p", "" + SIPP_PORT, "-s", NUMBER, "-m", "1"));
    command.addAll(List.of("-nostdin", "-timeout", "20", "-timeout_error", "-trace_msg"));
    command.addAll(List.of("-message_file", messages.toString(), "-message_overwrite", "true"));
    command.add(SERVER);
    try (PhoneProgram phone = PhoneProgram.start(folder, command)) {
      phone.expectSuccess();
    }
    Matcher refusal = STATUS_LINE.matcher(Files.readString(messages));
    assertThat(refusal.find()).isTrue();
    return refusal.group(1);
  }

  /** Somebody who calls his number. */
  private interface Caller {
    /** Calls, and gives the phrase of the 480 that it got. */
    String refusal() throws Exception;
  }
}
