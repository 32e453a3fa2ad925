package org.switchhook.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Every state times every input. The table is {@code docs/call-states.md}: it was read line by line
 * against RFC 3261, and the code must do what it says.
 */
class CallStateTableTest {
  private static final Path TABLE = Path.of("docs", "call-states.md");

  @Test
  void everyStateShouldTreatEveryInputAsTheTableSays() throws IOException {
    String actual = table();
    if (Boolean.getBoolean("switchhook.table.write")) {
      Files.writeString(TABLE, actual);
    }

    assertThat(actual.lines()).containsExactlyElementsOf(Files.readAllLines(TABLE));
  }

  private static String table() {
    StringBuilder text = new StringBuilder();
    text.append("# States of a call\n\n")
        .append("Each state times each input: the next state, and the effects in order. ")
        .append("A test compares this page with the code.\n");
    CallFixture.states().forEach((name, state) -> text.append(section(name, state)));
    return text.toString();
  }

  private static String section(String name, CallState state) {
    StringBuilder text = new StringBuilder();
    text.append("\n## ").append(name).append("\n\n| Input | Next | Effects |\n|---|---|---|\n");
    CallFixture.inputs()
        .forEach(
            (input, value) -> {
              Step step = state.on(value);
              text.append("| ").append(input).append(" | ");
              text.append(step.next().getClass().getSimpleName()).append(" | ");
              text.append(effects(step.effects())).append(" |\n");
            });
    return text.toString();
  }

  private static String effects(List<Effect> effects) {
    return effects.isEmpty()
        ? "–"
        : effects.stream().map(CallStateTableTest::words).collect(Collectors.joining(", "));
  }

  private static String words(Effect effect) {
    if (effect instanceof Effect.Publish publish) {
      CallEnd end = publish.progress().end();
      String status = publish.progress().status().word();
      return "**" + status + (end == null ? "" : " " + end.cause() + " " + end.code()) + "**";
    }
    if (effect instanceof Effect.Respond respond) {
      return (respond.repetition() ? "repeat " : "answer ")
          + respond.code()
          + (respond.body() == null ? "" : " (SDP v" + respond.body().version() + ")")
          + terms(respond.terms());
    }
    if (effect instanceof Effect.Provisional tried) {
      return "answer "
          + tried.code()
          + (tried.body() == null ? "" : " (SDP v" + tried.body().version() + ")");
    }
    if (effect instanceof Effect.Refuse refusal) {
      return "refuse " + refusal.code();
    }
    if (effect instanceof Effect.StartTimer start) {
      return "start " + start.timer() + " " + start.delay().toMillis() + " ms";
    }
    if (effect instanceof Effect.StopTimer stop) {
      return "stop " + stop.timer();
    }
    if (effect instanceof Effect.DigitsDone done) {
      DigitsOutcome outcome = done.outcome();
      String code = outcome.code() == 0 ? "" : " " + outcome.code();
      return "digits of " + done.ticket() + " " + outcome.kind() + code;
    }
    return wire(effect);
  }

  private static String words(ReferReport report) {
    String code = "";
    if (report instanceof ReferReport.Refused refused) {
      code = " " + refused.code();
    } else if (report instanceof ReferReport.Progress progress) {
      code = " " + progress.code();
    } else if (report instanceof ReferReport.Finished finished) {
      code = " " + finished.code();
    }
    String name = report.getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT);
    return "report refer " + name + code;
  }

  private static String credentials(@Nullable Challenge challenge) {
    return challenge == null ? "" : " with credentials";
  }

  private static String terms(OurTerms terms) {
    Refresher refresher = terms.refresher();
    String who = refresher == null ? "" : ";" + refresher.word();
    return (terms.expires() == 0 ? "" : ", expires " + terms.expires() + who)
        + (terms.minSe() == 0 ? "" : ", at least " + terms.minSe())
        + (terms.later() ? ", later" : "");
  }

  private static String wire(Effect effect) {
    if (effect instanceof Effect.Prack prack) {
      return "PRACK "
          + prack.dialog().localCseq()
          + " of "
          + prack.rseq()
          + credentials(prack.challenge());
    }
    if (effect instanceof Effect.Update update) {
      return "UPDATE "
          + update.dialog().localCseq()
          + terms(update.terms())
          + credentials(update.challenge());
    }
    if (effect instanceof Effect.Invite invite) {
      return "INVITE "
          + invite.dialog().inviteCseq()
          + terms(invite.terms())
          + credentials(invite.challenge());
    }
    if (effect instanceof Effect.Cancel cancel) {
      return "CANCEL " + cancel.dialog().inviteCseq();
    }
    if (effect instanceof Effect.Ack ack) {
      return "ACK "
          + ack.dialog().inviteCseq()
          + " "
          + ack.dialog().remoteTag()
          + credentials(ack.challenge());
    }
    if (effect instanceof Effect.Bye bye) {
      return "BYE "
          + bye.dialog().localCseq()
          + " "
          + bye.dialog().remoteTag()
          + credentials(bye.challenge());
    }
    if (effect instanceof Effect.Info info) {
      return "INFO "
          + info.dialog().localCseq()
          + " digit "
          + info.digit()
          + credentials(info.challenge());
    }
    if (effect instanceof Effect.Reinvite again) {
      Description offer = again.offer();
      String sdp = offer == null ? "" : " (SDP v" + offer.version() + ")";
      return "re-INVITE "
          + again.dialog().inviteCseq()
          + sdp
          + terms(again.terms())
          + credentials(again.challenge());
    }
    if (effect instanceof Effect.ReinviteAck ack) {
      Description answer = ack.answer();
      String sdp = answer == null ? "" : " (SDP v" + answer.version() + ")";
      return "ACK " + ack.dialog().inviteCseq() + sdp + credentials(ack.challenge());
    }
    if (effect instanceof Effect.Report told) {
      MediaReport report = told.report();
      String code = report instanceof MediaReport.Failed failed ? " " + failed.code() : "";
      return "report "
          + report.getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT)
          + code;
    }
    if (effect instanceof Effect.Refer refer) {
      return "REFER " + refer.dialog().localCseq() + credentials(refer.challenge());
    }
    if (effect instanceof Effect.Notify told) {
      String last = told.news().reason().isEmpty() ? "" : " last";
      return "NOTIFY "
          + told.dialog().localCseq()
          + " of "
          + told.news().code()
          + last
          + credentials(told.challenge());
    }
    if (effect instanceof Effect.AcceptRefer accept) {
      return "answer 202" + (accept.subscribes() ? "" : " without news");
    }
    if (effect instanceof Effect.ReportRefer told) {
      return words(told.report());
    }
    if (effect instanceof Effect.PublishDigit heard) {
      return "digit " + heard.digit() + " heard";
    }
    return effect.getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT);
  }
}
