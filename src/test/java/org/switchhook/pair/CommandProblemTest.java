package org.switchhook.pair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.switchhook.platform.Problem;

class CommandProblemTest {
  @ParameterizedTest
  @CsvSource({
    "UNKNOWN_CALL, 404, call-unknown",
    "UNKNOWN_OTHER_CALL, 404, call-unknown",
    "NOT_READY, 409, call-not-answered",
    "PENDING, 409, command-running",
    "ALL_HELD, 409, call-held",
    "NONE_HELD, 409, call-not-held",
    "HOLD_FAILED, 502, phone-refused",
    "INTERNAL, 500, internal"
  })
  void eachFailureShouldHaveItsStatusAndWord(Failure.Kind kind, int status, String id) {
    Problem problem = CommandProblem.of(Failure.of(kind, 488, "Not Acceptable Here"));

    assertThat(problem.status()).isEqualTo(status);
    assertThat(problem.id()).isEqualTo(id);
  }

  @Test
  void aPhoneThatRefusesShouldBeQuoted() {
    Failure failure =
        new Failure(Failure.Kind.HOLD_FAILED, 488, "Not Acceptable Here", Side.CALLEE, null);

    assertThat(CommandProblem.of(failure).members())
        .isEqualTo(Map.of("sipCode", 488, "sipText", "Not Acceptable Here", "leg", "callee"));
  }

  @Test
  void whatOurRulesSayShouldStayAsItIs() {
    Problem ours = new Problem(403, "destination-not-allowed", "number", "may not be dialled");

    assertThat(CommandProblem.of(Failure.refused(ours))).isSameAs(ours);
  }

  @Test
  void aLegShouldBeCallerCalleeOrBoth() {
    assertThat(new LegChoice(null).side()).isNull();
    assertThat(new LegChoice("caller").side()).isEqualTo(Side.CALLER);
    assertThat(new LegChoice("callee").side()).isEqualTo(Side.CALLEE);
    assertThatThrownBy(() -> new LegChoice("Caller").side())
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.id()).isEqualTo("leg-invalid"));
  }
}
