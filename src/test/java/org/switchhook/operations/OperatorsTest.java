package org.switchhook.operations;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.switchhook.address.DomainId;
import org.switchhook.address.UserId;
import org.switchhook.platform.Problem;
import org.switchhook.security.Caller;
import org.switchhook.security.Role;

class OperatorsTest {
  @Test
  void nobodyShouldRunTheServerWhenNoDomainIsNamed() {
    Operators operators = new Operators(Optional.empty());

    assertRefused(operators, caller("a", Role.ADMIN), "operator-missing");
    assertRefused(operators, caller("a", Role.USER), "role-missing");
  }

  @Test
  void adminsOfTheNamedDomainOnlyShouldRunTheServer() {
    Operators operators = new Operators(Optional.of("a"));

    assertThatCode(() -> operators.require(caller("a", Role.ADMIN))).doesNotThrowAnyException();
    assertRefused(operators, caller("b", Role.ADMIN), "operator-missing");
    assertRefused(operators, caller("a", Role.USER), "role-missing");
  }

  private static Caller caller(String domain, Role role) {
    return new Caller(new UserId("u"), new DomainId(domain), role, "U");
  }

  private static void assertRefused(Operators operators, Caller caller, String problem) {
    assertThatThrownBy(() -> operators.require(caller))
        .isInstanceOf(Problem.class)
        .extracting("id")
        .isEqualTo(problem);
  }
}
